#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cconfinement.h"

enum { descriptors_at_most = 8 };

int cconfinement_pair(int *here, int *there) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
  *here = ends[0];
  *there = ends[1];
  return 0;
}

int cconfinement_spawn(const char *program, char *const *arguments, char *const *environment, int socket,
                       int32_t *process) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  if (posix_spawn_file_actions_init(&actions) != 0) return ENOMEM;
  if (posix_spawnattr_init(&attributes) != 0) {
    posix_spawn_file_actions_destroy(&actions);
    return ENOMEM;
  }
  // Also where the socket already is number 3: duplicating a descriptor onto itself takes its close-on-exec away.
  int failure = posix_spawn_file_actions_adddup2(&actions, socket, cconfinement_socket);
  for (int stream = 0; !failure && stream < 3; stream++) {
    failure = posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", stream == 0 ? O_RDONLY : O_WRONLY, 0);
  }
  if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(&actions, cconfinement_socket + 1);
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  if (!failure) failure = posix_spawnattr_setsigmask(&attributes, &none);
  if (!failure) failure = posix_spawnattr_setsigdefault(&attributes, &all);
  if (!failure) {
    // A session of its own: a key pressed on the terminal is for the parent, which then ends it.
    failure = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSID);
  }
  pid_t started = 0;
  if (!failure) failure = posix_spawn(&started, program, &actions, &attributes, arguments, environment);
  posix_spawn_file_actions_destroy(&actions);
  posix_spawnattr_destroy(&attributes);
  *process = started;
  return failure;
}

cconfinement_end cconfinement_finish(int32_t process, int milliseconds) {
  cconfinement_end end = {-1, 0, 0};
  const struct timespec moment = {0, 1000000};
  int status = 0;
  pid_t found;
  while ((found = waitpid(process, &status, WNOHANG)) == 0 && milliseconds-- > 0) nanosleep(&moment, NULL);
  if (found == 0) {
    end.killed = 1;
    kill(process, SIGKILL);
    while ((found = waitpid(process, &status, 0)) < 0 && errno == EINTR) {
    }
  }
  if (found != process) return end;
  if (WIFEXITED(status)) end.status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
  return end;
}

const char *cconfinement_signal_name(int signal) {
  const char *name = sigabbrev_np(signal);
  return name ? name : "signal";
}

int cconfinement_send(int socket, const void *bytes, size_t count, const int *descriptors, size_t descriptor_count) {
  if (count == 0 || descriptor_count > descriptors_at_most) return EINVAL;
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * descriptors_at_most)];
  } control;
  const char *next = bytes;
  while (count > 0) {
    struct iovec part = {(void *)next, count};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor_count > 0) {
      memset(&control, 0, sizeof control);
      message.msg_control = &control;
      message.msg_controllen = CMSG_SPACE(sizeof(int) * descriptor_count);
      struct cmsghdr *header = CMSG_FIRSTHDR(&message);
      header->cmsg_level = SOL_SOCKET;
      header->cmsg_type = SCM_RIGHTS;
      header->cmsg_len = CMSG_LEN(sizeof(int) * descriptor_count);
      memcpy(CMSG_DATA(header), descriptors, sizeof(int) * descriptor_count);
    }
    const ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno;
    next += sent;
    count -= (size_t)sent;
    descriptor_count = 0;
  }
  return 0;
}

int64_t cconfinement_receive(int socket, void *bytes, size_t capacity, int *descriptors, size_t *descriptor_count) {
  union {
    struct cmsghdr header;
    char space[CMSG_SPACE(sizeof(int) * descriptors_at_most)];
  } control;
  struct iovec part = {bytes, capacity};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  ssize_t count;
  do {
    count = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  } while (count < 0 && errno == EINTR);
  *descriptor_count = 0;
  if (count < 0) return -errno;
  for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
    if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
    *descriptor_count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    memcpy(descriptors, CMSG_DATA(header), *descriptor_count * sizeof(int));
  }
  return count;
}

int cconfinement_await(int socket, int milliseconds) {
  struct pollfd wanted = {socket, POLLIN, 0};
  const int ready = poll(&wanted, 1, milliseconds);
  return ready >= 0 ? ready : errno == EINTR ? 0 : -errno;
}

int cconfinement_memory(void) {
  const int memory = memfd_create("tallyman-planes", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  return memory >= 0 ? memory : -errno;
}

int cconfinement_seal(int memory) {
  const int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL;
  return fcntl(memory, F_ADD_SEALS, seals) == 0 ? 0 : errno;
}

int cconfinement_return_large_blocks(void) {
  int done = mallopt(M_MMAP_THRESHOLD, 256 << 10) && mallopt(M_TRIM_THRESHOLD, 1 << 20) && mallopt(M_ARENA_MAX, 2);
  return done ? 0 : EINVAL;
}
