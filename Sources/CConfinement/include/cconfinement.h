// The whole face of what Linux offers to confine a process, as this program uses it: plain C, no variadics, no macros. Functions
// return 0 or an errno unless they say otherwise.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Descriptor of the socket in a helper that was spawned by `cconfinement_spawn`.
enum { cconfinement_socket = 3 };
/// Exit status of a helper that ran out of memory.
enum { cconfinement_out_of_memory = 70 };

/// How a process ended.
typedef struct {
  /// Exit status, or -1; the signal that killed it, or 0. Both -1 and 0 where somebody else took the news.
  int status, signal;
  /// 1 where it did not end by itself and was killed.
  int killed;
} cconfinement_end;

/// Two ends of a stream socket, neither inherited by programs that are started.
int cconfinement_pair(int *here, int *there);
/// Starts a program with a clean signal state: standard streams on /dev/null, `socket` as descriptor 3, every other descriptor
/// closed. `arguments` and `environment` end with NULL.
int cconfinement_spawn(const char *program, char *const *arguments, char *const *environment, int socket, int32_t *process);
/// Waits so long for the end of a child of ours, then kills it and waits again.
cconfinement_end cconfinement_finish(int32_t process, int milliseconds);
/// Name of a signal as in SIGSEGV, "signal" where it has none.
const char *cconfinement_signal_name(int signal);

/// Sends bytes (not none) with at most 8 descriptors; blocks while the socket is full.
int cconfinement_send(int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count);
/// Receives up to `capacity` bytes and up to 8 descriptors; the number of bytes, 0 at the end, or minus an errno.
int64_t cconfinement_receive(int socket, void *bytes, size_t capacity, int *descriptors, size_t *descriptor_count);
/// Waits until there is something to receive; 1, 0 when the time is over, or minus an errno.
int cconfinement_await(int socket, int milliseconds);

/// Anonymous memory as a file; its descriptor, or minus an errno.
int cconfinement_memory(void);
/// From here on nobody can change the size or the content of such memory.
int cconfinement_seal(int memory);

/// What a process may use at most.
typedef struct {
  /// Bytes of address space beyond what it has now; processor seconds; bytes of a file; open descriptors.
  uint64_t address_space, seconds, file_bytes, descriptors;
} cconfinement_limits;

/// Sets the limits for this process, no core file, no new privileges, no debugger, death with the thread that started it.
int cconfinement_restrict(const cconfinement_limits *limits);
/// From here on this process ends with the status `cconfinement_out_of_memory` instead of a signal where memory was refused to it.
int cconfinement_watch_memory(void);
/// From here on this process can work on its memory and on descriptors that it has or is sent, and nothing else: any other system
/// call kills it. Not to be undone.
int cconfinement_filter(void);

/// From here on freed blocks of 256 kB and more go back to the system at once, and small ones live in two heaps at most.
int cconfinement_return_large_blocks(void);

/// What an intruder in a decoder would try; for tests, which must see each stopped.
typedef enum {
  cconfinement_open_file,
  cconfinement_write_file,
  cconfinement_open_socket,
  cconfinement_fork,
  cconfinement_execute,
  cconfinement_signal_parent,
  cconfinement_trace_parent,
  cconfinement_start_thread,
  cconfinement_make_executable,
  cconfinement_overflow_stack,
} cconfinement_misdeed;
/// Tries it; 0 where the system let it happen, else an errno.
int cconfinement_try(cconfinement_misdeed misdeed);

/// How many things may be in work at once.
enum { cconfinement_crash_slots = 64 };

/// From now on a signal that ends the process for a fault of its own (SIGSEGV, SIGILL, SIGABRT and their like) first writes
/// the value of every slot that is not zero, one decimal number a line, to the descriptor. 0, or an error number.
int cconfinement_crash_note(int descriptor);

/// Says what is in work in a slot: a positive number, or 0 for nothing.
void cconfinement_crash_slot(int slot, long long value);
