// What a process was doing when it crashed, written by its own last act. Only what may be done in a signal handler is done.
#include "cconfinement.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

static atomic_llong slots[cconfinement_crash_slots];
static atomic_int note = -1;

static void crashed(int number) {
  int file = atomic_load(&note);
  for (int i = 0; file >= 0 && i < cconfinement_crash_slots; i++) {
    long long value = atomic_load(&slots[i]);
    if (value <= 0) continue;
    char text[24];
    int at = sizeof text;
    text[--at] = '\n';
    for (; value > 0; value /= 10) text[--at] = (char)('0' + value % 10);
    if (write(file, text + at, sizeof text - (size_t)at) < 0) break;
  }
  // The handler is gone by now, so that this ends the process as it would have ended without.
  raise(number);
}

int cconfinement_crash_note(int descriptor) {
  static const int signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
  atomic_store(&note, descriptor);
  for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = crashed;
    action.sa_flags = (int)(SA_RESETHAND | SA_ONSTACK);
    sigemptyset(&action.sa_mask);
    if (sigaction(signals[i], &action, NULL) != 0) return errno;
  }
  return 0;
}

void cconfinement_crash_slot(int slot, long long value) {
  if (slot >= 0 && slot < cconfinement_crash_slots) atomic_store(&slots[slot], value);
}
