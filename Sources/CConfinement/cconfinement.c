#define _GNU_SOURCE
#include "cconfinement.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

static int limit_apart(int resource, uint64_t soft, uint64_t hard) {
  const struct rlimit both = {soft, hard};
  return setrlimit(resource, &both) == 0 ? 0 : errno;
}

static int limit(int resource, uint64_t value) { return limit_apart(resource, value, value); }

// Bytes of address space in use now; 0 where the system does not tell.
static uint64_t address_space(void) {
  FILE *file = fopen("/proc/self/statm", "re");
  unsigned long long pages = 0;
  if (!file) return 0;
  if (fscanf(file, "%llu", &pages) != 1) pages = 0;
  fclose(file);
  return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

// Where memory gets short the kernel should take this process before any other.
static void offer_to_be_killed(void) {
  const int file = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (file < 0) return;
  if (write(file, "1000", 4) != 4) errno = 0;  // without it only the kernel's choice is worse
  close(file);
}

int cconfinement_restrict(const cconfinement_limits *limits) {
  offer_to_be_killed();
  const uint64_t used = address_space();
  if (used == 0) return ENOSYS;
  int failure = limit(RLIMIT_AS, used + limits->address_space);
  // At the soft limit comes SIGXCPU, which says what happened, at the hard one SIGKILL, which does not.
  if (!failure) failure = limit_apart(RLIMIT_CPU, limits->seconds, limits->seconds + 1);
  if (!failure) failure = limit(RLIMIT_FSIZE, limits->file_bytes);
  if (!failure) failure = limit(RLIMIT_NOFILE, limits->descriptors);
  if (!failure) failure = limit(RLIMIT_CORE, 0);
  if (!failure) failure = limit(RLIMIT_NPROC, 0);
  if (!failure) failure = limit(RLIMIT_MEMLOCK, 0);
  prctl(PR_SET_NAME, "tallyman-decode", 0, 0, 0);  // for whoever looks at the list of processes
  if (!failure && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) failure = errno;
  if (!failure && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) failure = errno;
  if (!failure && prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) failure = errno;
  return failure;
}

// A refused allocation leaves ENOMEM behind, and what Swift, libtiff or OpenCV do next is to give up by a signal. Any other
// signal is left to take its course: it is raised again when this returns, and the action is then the default one.
static void end_for_memory(int signal) {
  (void)signal;
  if (errno == ENOMEM) _exit(cconfinement_out_of_memory);
}

int cconfinement_watch_memory(void) {
  // A stack of its own, because an overflow of the stack is one of the signals.
  const size_t size = 64 << 10;
  void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return errno;
  const stack_t stack = {.ss_sp = memory, .ss_size = size};
  if (sigaltstack(&stack, NULL) != 0) return errno;
  struct sigaction action = {.sa_handler = end_for_memory, .sa_flags = SA_ONSTACK | (int)SA_RESETHAND};
  const int signals[] = {SIGABRT, SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE};
  for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
    if (sigaction(signals[i], &action, NULL) != 0) return errno;
  }
  return 0;
}

// Allowed as they are: they touch memory, time, and descriptors that the process already has.
static const int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(readv), SCMP_SYS(lseek), SCMP_SYS(write), SCMP_SYS(writev),
    SCMP_SYS(close), SCMP_SYS(fstat), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise),
    SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity), SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
    SCMP_SYS(exit), SCMP_SYS(exit_group),
};

// Answered, not done: libraries ask them in passing (is this a terminal? name this memory), and live with a refusal.
static const int refused[] = {SCMP_SYS(ioctl), SCMP_SYS(prctl), SCMP_SYS(readlink), SCMP_SYS(uname)};

static int add_conditions(scmp_filter_ctx filter) {
  const uint64_t executable = PROT_EXEC;
  int failure = seccomp_rule_add(
      filter, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 1, SCMP_CMP(2, SCMP_CMP_MASKED_EQ, executable, 0));
  if (!failure) {
    failure = seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1, SCMP_CMP(2, SCMP_CMP_MASKED_EQ, executable, 0));
  }
  // fstat(descriptor) as the C library writes it.
  if (!failure) {
    failure = seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1, SCMP_CMP(3, SCMP_CMP_EQ, AT_EMPTY_PATH));
  }
  // Duplicates and questions about descriptors; no locks, no signals on input.
  const uint64_t questions[] = {F_DUPFD_CLOEXEC, F_GETFL, F_GETFD};
  for (size_t i = 0; !failure && i < sizeof questions / sizeof *questions; i++) {
    failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 1, SCMP_CMP(1, SCMP_CMP_EQ, questions[i]));
  }
  // Messages to and from the parent.
  const int messages[] = {SCMP_SYS(sendmsg), SCMP_SYS(recvmsg)};
  for (size_t i = 0; !failure && i < sizeof messages / sizeof *messages; i++) {
    failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, messages[i], 1, SCMP_CMP(0, SCMP_CMP_EQ, cconfinement_socket));
  }
  // abort() signals itself, and nobody else.
  if (!failure) {
    failure = seccomp_rule_add(
        filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_CMP(0, SCMP_CMP_EQ, (uint64_t)getpid()));
  }
  return failure;
}

int cconfinement_filter(void) {
  // Killed, not refused: whoever asks for anything else after the warm-up is not our code any more, and gets no second try.
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
  if (!filter) return ENOMEM;
  int failure = 0;
  for (size_t i = 0; !failure && i < sizeof allowed / sizeof *allowed; i++) {
    failure = seccomp_rule_add(filter, SCMP_ACT_ALLOW, allowed[i], 0);
  }
  for (size_t i = 0; !failure && i < sizeof refused / sizeof *refused; i++) {
    failure = seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), refused[i], 0);
  }
  if (!failure) failure = add_conditions(filter);
  if (!failure) failure = seccomp_load(filter);
  seccomp_release(filter);
  return -failure;
}
