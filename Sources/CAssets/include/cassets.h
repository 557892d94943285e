// Files that travel inside the binary: the published JSON Schemas.
#pragma once
#include <stddef.h>

/// The bytes of one file; `bytes` is NULL where there is none of that name. They live as long as the program.
struct cassets_file {
  const unsigned char *bytes;
  size_t count;
};

/// Finds a file by its name, for example "tallyman-scan-1.schema.json".
struct cassets_file cassets_find(const char *name);
