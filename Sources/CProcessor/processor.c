#include "cprocessor.h"

int cprocessor_level(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  int third = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi") &&
              __builtin_cpu_supports("bmi2");
  if (!third) return 0;
  int fourth = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
               __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq") &&
               __builtin_cpu_supports("avx512vl");
  return fourth ? 4 : 3;
#else
  return 0;
#endif
}
