// The plain C face of the few OpenCV functions that container finding uses. All pictures are row-major without padding.
// Every function returns 0, or -1 when OpenCV refuses (out of memory, absurd size); results are then undefined.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum { COPENCV_OPEN = 0, COPENCV_CLOSE = 1 } copencv_morphology_kind;

// Mean over a kernel of kernel_width × kernel_height pixels around each pixel, the border pixel repeated outward.
int copencv_box_filter(const float *input, float *output, int width, int height, int kernel_width, int kernel_height);

// Opening or closing of a mask (0 or not) with a rectangle; in place.
int copencv_morphology(uint8_t *mask, int width, int height, copencv_morphology_kind kind, int kernel_width,
                       int kernel_height);

// Components of a mask (0 or not), eight neighbours: labels 0 (background) to *count - 1, `height × width`.
int copencv_components(const uint8_t *mask, int32_t *labels, int width, int height, int *count);

// From here on OpenCV works on the calling thread alone.
void copencv_use_one_thread(void);

#ifdef __cplusplus
}
#endif
