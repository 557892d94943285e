#include "cpng.h"

#include <fcntl.h>
#include <png.h>
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct cpng_reader {
  FILE *file;
  png_structp png;
  png_infop info;
  uint32_t height;
  uint64_t row_bytes;
  int passes;
  char message[256];
};

// libpng demands that this does not return; the jump ends in whichever function below called the library.
static void keep_error(png_structp png, png_const_charp text) {
  char *message = png_get_error_ptr(png);
  if (message) snprintf(message, 256, "%s", text);
  png_longjmp(png, 1);
}

static void drop_warning(png_structp png, png_const_charp text) { (void)png, (void)text; }

cpng_reader *cpng_open(int descriptor, uint32_t side, size_t chunk_bytes) {
  cpng_reader *reader = calloc(1, sizeof *reader);
  if (!reader) return NULL;
  const int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  reader->file = own < 0 ? NULL : fdopen(own, "rb");
  if (own >= 0 && !reader->file) close(own);
  if (!reader->file) {
    snprintf(reader->message, sizeof reader->message, "it cannot be opened");
    return reader;
  }
  rewind(reader->file);
  reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader->message, keep_error, drop_warning);
  reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
  if (!reader->info) {
    cpng_close(reader);
    return NULL;
  }
  png_set_user_limits(reader->png, side, side);
  png_set_chunk_malloc_max(reader->png, chunk_bytes);
  png_set_keep_unknown_chunks(reader->png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
  png_init_io(reader->png, reader->file);
  return reader;
}

void cpng_close(cpng_reader *reader) {
  if (reader->png) png_destroy_read_struct(&reader->png, &reader->info, NULL);
  if (reader->file) fclose(reader->file);
  free(reader);
}

const char *cpng_message(const cpng_reader *reader) { return reader->message; }

int cpng_read_header(cpng_reader *reader, cpng_header *header) {
  memset(header, 0, sizeof *header);
  if (!reader->png) return -1;
  if (setjmp(png_jmpbuf(reader->png))) return -1;
  png_read_info(reader->png, reader->info);
  header->width = png_get_image_width(reader->png, reader->info);
  header->height = png_get_image_height(reader->png, reader->info);
  header->bits = png_get_bit_depth(reader->png, reader->info);
  header->colour = png_get_color_type(reader->png, reader->info);
  header->interlaced = png_get_interlace_type(reader->png, reader->info) != PNG_INTERLACE_NONE;
  header->has_transparent_value = png_get_valid(reader->png, reader->info, PNG_INFO_tRNS) != 0;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (header->bits == 16) png_set_swap(reader->png);
#endif
  reader->passes = png_set_interlace_handling(reader->png);
  png_read_update_info(reader->png, reader->info);
  reader->height = header->height;
  reader->row_bytes = header->row_bytes = png_get_rowbytes(reader->png, reader->info);
  return 0;
}

int cpng_read_pixels(cpng_reader *reader, void *pixels, size_t capacity) {
  if (!reader->png || reader->height == 0 || capacity / reader->height < reader->row_bytes) return -1;
  if (setjmp(png_jmpbuf(reader->png))) return -1;
  for (int pass = 0; pass < reader->passes; pass++) {
    for (uint32_t row = 0; row < reader->height; row++) {
      png_read_row(reader->png, (png_bytep)pixels + row * reader->row_bytes, NULL);
    }
  }
  png_read_end(reader->png, NULL);
  return 0;
}

static void append(png_structp png, png_bytep bytes, size_t count) {
  cpng_output *output = png_get_io_ptr(png);
  if (count > output->capacity - output->count) {
    size_t capacity = output->capacity ? output->capacity : 1 << 16;
    while (capacity - output->count < count) capacity *= 2;
    uint8_t *larger = realloc(output->bytes, capacity);
    if (!larger) png_error(png, "out of memory");
    output->bytes = larger;
    output->capacity = capacity;
  }
  memcpy(output->bytes + output->count, bytes, count);
  output->count += count;
}

static void nothing_to_flush(png_structp png) { (void)png; }

int cpng_encode(cpng_output *output, uint32_t width, uint32_t height, int channels, int bits, const void *pixels) {
  memset(output, 0, sizeof *output);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, output->message, keep_error, drop_warning);
  png_infop info = png ? png_create_info_struct(png) : NULL;
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return -1;
  }
  const int colour = channels == 1 ? PNG_COLOR_TYPE_GRAY : channels == 3 ? PNG_COLOR_TYPE_RGB : PNG_COLOR_TYPE_RGB_ALPHA;
  png_set_write_fn(png, output, append, nothing_to_flush);
  png_set_IHDR(png, info, width, height, bits, colour, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  if (bits == 16) png_set_swap(png);
#endif
  const size_t row_bytes = (size_t)width * (size_t)channels * (size_t)(bits / 8);
  for (uint32_t row = 0; row < height; row++) png_write_row(png, (png_const_bytep)pixels + row * row_bytes);
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return 0;
}

void cpng_free(cpng_output *output) {
  free(output->bytes);
  output->bytes = NULL;
}
