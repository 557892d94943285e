// The whole face of libtiff as this program uses it: plain C, no variadics, nothing global. Every function returns 0 or
// -1 unless it says otherwise; after -1 `ctiff_message` has the library's words. Nothing is printed, nothing exits.
// A handle belongs to one thread at a time.
#pragma once
#include <stdint.h>

/// An open file, its last error and its first warnings.
typedef struct ctiff_file ctiff_file;

/// What one image directory (page) says of itself. Fields that the file leaves out have the defaults of TIFF 6.0.
typedef struct {
  uint32_t width, height;
  uint16_t bits, samples, sample_format, photometric, compression, planar, orientation;
  /// Meaning of the second sample: 0 unspecified (also when not said), 1 or 2 alpha.
  uint16_t extra_sample;
  /// Size of a block: a tile, or `width` × rows of a strip.
  uint32_t block_width, block_height;
  /// Blocks in all samples, and bytes of a whole decoded block.
  uint32_t blocks;
  uint64_t block_bytes;
  uint8_t tiled;
} ctiff_page;

/// How a page is written. `predictor` 1, 2 or 3; a tile side of 0 means strips of `rows_per_strip`.
typedef struct {
  uint32_t width, height;
  uint16_t bits, samples, sample_format, photometric, compression, predictor, planar, orientation;
  /// Above 0xFFFF: the tag is left out.
  uint32_t extra_sample;
  uint32_t rows_per_strip, tile_width, tile_height;
  /// NewSubfileType: 1 reduced image, 2 page of several.
  uint32_t subfile_type;
} ctiff_layout;

/// Opens a duplicate of an open descriptor for reading, from its beginning; reads only the eight or sixteen bytes of the header.
/// `name` is for messages. No single allocation of the library goes beyond `allocation_limit`. NULL only when memory is out; a
/// failure shows in `ctiff_is_open`.
ctiff_file *ctiff_open(int descriptor, const char *name, int64_t allocation_limit);
/// 1 when opening or creating succeeded.
int ctiff_is_open(const ctiff_file *file);
/// Closes and frees; a file being written is not finished by it.
void ctiff_close(ctiff_file *file);
/// The last error in the library's words; an empty string when there was none.
const char *ctiff_message(const ctiff_file *file);
/// Warnings kept (at most eight), and one of them.
int ctiff_warning_count(const ctiff_file *file);
const char *ctiff_warning(const ctiff_file *file, int index);

/// Reads the directory that begins at a byte of the file, and describes it.
int ctiff_select(ctiff_file *file, uint64_t offset, ctiff_page *page);
/// From here to the next directory the decoder leaves differences (predictor) as they are; the caller adds them up.
void ctiff_keep_differences(ctiff_file *file);
/// Decodes a strip or tile in native byte order; the number of bytes, or -1.
int64_t ctiff_read_block(ctiff_file *file, uint32_t block, void *bytes, int64_t capacity);
/// 1 where the library was built with this compression.
int ctiff_has_codec(uint16_t compression);

/// Creates a file. NULL only when memory is out.
ctiff_file *ctiff_create(const char *path, int big_endian, int big_tiff);
/// Begins a page.
int ctiff_begin_page(ctiff_file *file, const ctiff_layout *layout);
/// Bytes of a whole block of the page begun, and the number of blocks.
int ctiff_block_layout(ctiff_file *file, uint64_t *block_bytes, uint32_t *blocks);
/// Writes a strip or tile given in native byte order; the bytes are changed by it (predictor, byte order).
int ctiff_write_block(ctiff_file *file, uint32_t block, void *bytes, int64_t count);
/// Ends the page.
int ctiff_end_page(ctiff_file *file);
