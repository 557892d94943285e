#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include "cconfinement.h"

static void *nothing(void *argument) { return argument; }

// Volatile, so that no compiler makes a loop of it.
static int deeper(volatile char *above) {
  volatile char frame[4096];
  frame[0] = above[0];
  return deeper(frame) + frame[0];
}

int cconfinement_try(cconfinement_misdeed misdeed) {
  static char page[1];
  char *const words[] = {"true", NULL};
  pthread_t thread;
  errno = 0;
  int result = -1;
  switch (misdeed) {
    case cconfinement_open_file: result = open("/etc/passwd", O_RDONLY | O_CLOEXEC); break;
    case cconfinement_write_file: result = open("tallyman-was-here", O_CREAT | O_WRONLY | O_CLOEXEC, 0600); break;
    case cconfinement_open_socket: result = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0); break;
    case cconfinement_fork:
      result = fork();
      if (result == 0) _exit(0);
      break;
    case cconfinement_execute: result = execv("/bin/true", words); break;
    case cconfinement_signal_parent: result = kill(getppid(), 0); break;
    case cconfinement_trace_parent: result = (int)ptrace(PTRACE_ATTACH, getppid(), 0, 0); break;
    case cconfinement_start_thread: return pthread_create(&thread, NULL, nothing, NULL);
    case cconfinement_overflow_stack: result = deeper(page); break;
    case cconfinement_make_executable: {
      char *start = (char *)((uintptr_t)page & ~(uintptr_t)(sysconf(_SC_PAGESIZE) - 1));
      result = mprotect(start, 1, PROT_READ | PROT_WRITE | PROT_EXEC);
      break;
    }
  }
  return result >= 0 ? 0 : errno;
}
