#include "ctiff.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tiffio.h>
#include <unistd.h>

enum { text_size = 256, warnings_kept = 8 };

struct ctiff_file {
  TIFF *tiff;
  int warning_count;
  char message[text_size];
  char warnings[warnings_kept][text_size];
};

// Both handlers return 1: handled, so that the library's global handlers, which print, are never asked.
static int keep_error(TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
  (void)tiff, (void)module;
  ctiff_file *file = user;
  vsnprintf(file->message, text_size, format, arguments);
  return 1;
}

static int keep_warning(TIFF *tiff, void *user, const char *module, const char *format, va_list arguments) {
  (void)tiff, (void)module;
  ctiff_file *file = user;
  if (file->warning_count < warnings_kept)
    vsnprintf(file->warnings[file->warning_count++], text_size, format, arguments);
  return 1;
}

// A descriptor below 0 means that the path is opened.
static ctiff_file *open_with(int descriptor, const char *path, const char *mode, int64_t allocation_limit) {
  ctiff_file *file = calloc(1, sizeof *file);
  if (!file) return NULL;
  TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
  if (!options) {
    free(file);
    return NULL;
  }
  TIFFOpenOptionsSetErrorHandlerExtR(options, keep_error, file);
  TIFFOpenOptionsSetWarningHandlerExtR(options, keep_warning, file);
  if (allocation_limit > 0) TIFFOpenOptionsSetMaxSingleMemAlloc(options, (tmsize_t)allocation_limit);
  file->tiff = descriptor < 0 ? TIFFOpenExt(path, mode, options) : TIFFFdOpenExt(descriptor, path, mode, options);
  TIFFOpenOptionsFree(options);
  return file;
}

// h: header only. m: no memory map, because a file that is cut while it is mapped kills the process (SIGBUS).
// c: strips as they are in the file, so that our count of them and the library's are the same.
ctiff_file *ctiff_open(int descriptor, const char *name, int64_t allocation_limit) {
  const int own = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (own < 0) return calloc(1, sizeof(ctiff_file));  // never the path instead
  lseek(own, 0, SEEK_SET);
  ctiff_file *file = open_with(own, name, "rhmc", allocation_limit);
  if (!file || !file->tiff) close(own);  // an open TIFF closes it
  return file;
}

ctiff_file *ctiff_create(const char *path, int big_endian, int big_tiff) {
  const char mode[] = {'w', big_endian ? 'b' : 'l', big_tiff ? '8' : '\0', '\0'};
  return open_with(-1, path, mode, 0);
}

int ctiff_is_open(const ctiff_file *file) { return file->tiff != NULL; }

void ctiff_close(ctiff_file *file) {
  if (file->tiff) TIFFClose(file->tiff);
  free(file);
}

const char *ctiff_message(const ctiff_file *file) { return file->message; }
int ctiff_warning_count(const ctiff_file *file) { return file->warning_count; }

const char *ctiff_warning(const ctiff_file *file, int index) {
  return index >= 0 && index < file->warning_count ? file->warnings[index] : "";
}

int ctiff_has_codec(uint16_t compression) { return TIFFIsCODECConfigured(compression) != 0; }

static uint16_t field16(TIFF *tiff, uint32_t tag, uint16_t otherwise) {
  uint16_t value = 0;
  return TIFFGetFieldDefaulted(tiff, tag, &value) ? value : otherwise;
}

static uint32_t field32(TIFF *tiff, uint32_t tag, uint32_t otherwise) {
  uint32_t value = 0;
  return TIFFGetField(tiff, tag, &value) ? value : otherwise;
}

int ctiff_select(ctiff_file *file, uint64_t offset, ctiff_page *page) {
  memset(page, 0, sizeof *page);
  file->message[0] = '\0';
  if (!TIFFSetSubDirectory(file->tiff, offset)) return -1;
  TIFF *tiff = file->tiff;
  page->width = field32(tiff, TIFFTAG_IMAGEWIDTH, 0);
  page->height = field32(tiff, TIFFTAG_IMAGELENGTH, 0);
  page->bits = field16(tiff, TIFFTAG_BITSPERSAMPLE, 1);
  page->samples = field16(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
  page->sample_format = field16(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_UINT);
  page->photometric = field16(tiff, TIFFTAG_PHOTOMETRIC, UINT16_MAX);
  page->compression = field16(tiff, TIFFTAG_COMPRESSION, COMPRESSION_NONE);
  page->planar = field16(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
  page->orientation = field16(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
  uint16_t extra_count = 0, *extra = NULL;
  if (TIFFGetField(tiff, TIFFTAG_EXTRASAMPLES, &extra_count, &extra) && extra_count > 0 && extra) {
    page->extra_sample = extra[0];
  }
  page->tiled = TIFFIsTiled(tiff) != 0;
  if (page->tiled) {
    page->block_width = field32(tiff, TIFFTAG_TILEWIDTH, 0);
    page->block_height = field32(tiff, TIFFTAG_TILELENGTH, 0);
    page->blocks = TIFFNumberOfTiles(tiff);
    page->block_bytes = TIFFTileSize64(tiff);
  } else {
    uint32_t rows = UINT32_MAX;
    TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
    page->block_width = page->width;
    page->block_height = rows < page->height ? rows : page->height;
    page->blocks = TIFFNumberOfStrips(tiff);
    page->block_bytes = TIFFVStripSize64(tiff, page->block_height);
  }
  return 0;
}

// Codecs without a predictor do not know the field; then there is nothing to switch off.
void ctiff_keep_differences(ctiff_file *file) {
  uint16_t predictor = 0;
  if (TIFFGetField(file->tiff, TIFFTAG_PREDICTOR, &predictor)) TIFFSetField(file->tiff, TIFFTAG_PREDICTOR, 1);
}

int64_t ctiff_read_block(ctiff_file *file, uint32_t block, void *bytes, int64_t capacity) {
  file->message[0] = '\0';
  return TIFFIsTiled(file->tiff) ? TIFFReadEncodedTile(file->tiff, block, bytes, (tmsize_t)capacity)
                                 : TIFFReadEncodedStrip(file->tiff, block, bytes, (tmsize_t)capacity);
}

int ctiff_begin_page(ctiff_file *file, const ctiff_layout *layout) {
  TIFF *tiff = file->tiff;
  int good = TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, layout->width) &&
             TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, layout->height) &&
             TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, layout->bits) &&
             TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, layout->samples) &&
             TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, layout->sample_format) &&
             TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, layout->photometric) &&
             TIFFSetField(tiff, TIFFTAG_COMPRESSION, layout->compression) &&
             TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, layout->planar) &&
             TIFFSetField(tiff, TIFFTAG_ORIENTATION, layout->orientation) &&
             TIFFSetField(tiff, TIFFTAG_SUBFILETYPE, layout->subfile_type);
  if (good && layout->predictor > 1) good = TIFFSetField(tiff, TIFFTAG_PREDICTOR, layout->predictor);
  if (good && layout->extra_sample <= UINT16_MAX) {
    uint16_t extra = (uint16_t)layout->extra_sample;
    good = TIFFSetField(tiff, TIFFTAG_EXTRASAMPLES, 1, &extra);
  }
  if (good && layout->tile_width > 0) {
    good = TIFFSetField(tiff, TIFFTAG_TILEWIDTH, layout->tile_width) &&
           TIFFSetField(tiff, TIFFTAG_TILELENGTH, layout->tile_height);
  } else if (good) {
    good = TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, layout->rows_per_strip);
  }
  return good ? 0 : -1;
}

int ctiff_block_layout(ctiff_file *file, uint64_t *block_bytes, uint32_t *blocks) {
  const int tiled = TIFFIsTiled(file->tiff);
  *block_bytes = tiled ? TIFFTileSize64(file->tiff) : TIFFStripSize64(file->tiff);
  *blocks = tiled ? TIFFNumberOfTiles(file->tiff) : TIFFNumberOfStrips(file->tiff);
  return *block_bytes > 0 && *blocks > 0 ? 0 : -1;
}

int ctiff_write_block(ctiff_file *file, uint32_t block, void *bytes, int64_t count) {
  const tmsize_t written = TIFFIsTiled(file->tiff)
                               ? TIFFWriteEncodedTile(file->tiff, block, bytes, (tmsize_t)count)
                               : TIFFWriteEncodedStrip(file->tiff, block, bytes, (tmsize_t)count);
  return written == count ? 0 : -1;
}

int ctiff_end_page(ctiff_file *file) { return TIFFWriteDirectory(file->tiff) ? 0 : -1; }
