// The two tables of embedded files.
#pragma once
#include "cassets.h"

struct cassets_entry {
  const char *name;
  struct cassets_file file;
};

/// The page's files and the schemas of the API, made by list.sh; ends with a NULL name.
extern const struct cassets_entry cassets_web[];
