// The whole face of libpng as this program uses it: plain C. Its long jumps end in cpng.c; nothing is printed, nothing
// exits. Every function returns 0 or -1 unless it says otherwise; after -1 there is a message in the library's words.
// A handle belongs to one thread at a time.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// A file being read.
typedef struct cpng_reader cpng_reader;

/// What the header says. `colour` is PNG's own number: 0 grey, 2 RGB, 3 palette, 4 grey+alpha, 6 RGBA.
typedef struct {
  uint32_t width, height;
  uint8_t bits, colour, interlaced;
  /// 1 where one grey value is declared transparent (tRNS).
  uint8_t has_transparent_value;
  /// Bytes of a decoded row, all samples.
  uint64_t row_bytes;
} cpng_header;

/// Opens a duplicate of an open descriptor, from its beginning. NULL only when memory is out; a failure shows in `cpng_read_header`. No side may be longer than `side`;
/// no chunk other than pixels may take more than `chunk_bytes`, and ancillary chunks are passed over unread.
cpng_reader *cpng_open(int descriptor, uint32_t side, size_t chunk_bytes);
/// Closes and frees.
void cpng_close(cpng_reader *reader);
/// The last error.
const char *cpng_message(const cpng_reader *reader);
/// Reads everything before the pixels.
int cpng_read_header(cpng_reader *reader, cpng_header *header);
/// Reads the pixels, rows without gaps, 16-bit samples in native byte order; `capacity` is at least row_bytes × height.
int cpng_read_pixels(cpng_reader *reader, void *pixels, size_t capacity);

/// Bytes that grow while a picture is written.
typedef struct {
  uint8_t *bytes;
  size_t count, capacity;
  char message[256];
} cpng_output;

/// Encodes rows without gaps into memory: `channels` 1, 3 or 4; `bits` 8, or 16 in native byte order. No date, no text.
/// The output is freed with `cpng_free` after success and failure alike.
int cpng_encode(cpng_output *output, uint32_t width, uint32_t height, int channels, int bits, const void *pixels);
void cpng_free(cpng_output *output);
