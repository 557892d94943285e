// Reference tables inside the binary. Their sources and checks are in SOURCES.md beside this folder.
#pragma once
#include <stddef.h>

/// The bytes of one table; `bytes` is NULL where there is no table of that name. They live as long as the program.
struct ctables_table {
  const unsigned char *bytes;
  size_t count;
};

/// Finds a table by its file name, for example "hs-codes.csv".
struct ctables_table ctables_find(const char *name);
