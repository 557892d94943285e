// What this processor can do, as far as the kernels ask (docs/architecture.md).
#ifndef CPROCESSOR_H
#define CPROCESSOR_H

/// 3 or 4 where processor and system have all of x86-64-v3 (AVX2, FMA, BMI2) or x86-64-v4 (AVX-512 F, BW, CD, DQ, VL);
/// 0 for everything else, other architectures included.
int cprocessor_level(void);

#endif
