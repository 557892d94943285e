// Files that travel inside the binary: the published JSON Schemas, the analysts' page, the schemas of the API.
#pragma once
#include <stddef.h>

/// The bytes of one file; `bytes` is NULL where there is none of that name. They live as long as the program.
struct cassets_file {
  const unsigned char *bytes;
  size_t count;
};

/// Finds a file by its name, for example "tallyman-scan-1.schema.json" or "web/index.html".
struct cassets_file cassets_find(const char *name);

/// The name at a position in the table, from 0; NULL behind the last.
const char *cassets_name(size_t position);
