// One array a file, filled by C23 #embed: rebuilt whenever the file changes.
#include "cassets.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char scan_schema[] = {
#embed "../../docs/schemas/tallyman-scan-1.schema.json"
};
static const unsigned char truth_schema[] = {
#embed "../../docs/schemas/tallyman-truth-1.schema.json"
};
static const unsigned char dataset_schema[] = {
#embed "../../docs/schemas/tallyman-dataset-1.schema.json"
};

#define ASSET(name, array) {name, {array, sizeof array}}

static const struct {
  const char *name;
  struct cassets_file file;
} files[] = {
    ASSET("tallyman-scan-1.schema.json", scan_schema),
    ASSET("tallyman-truth-1.schema.json", truth_schema),
    ASSET("tallyman-dataset-1.schema.json", dataset_schema),
};

struct cassets_file cassets_find(const char *name) {
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    if (strcmp(files[i].name, name) == 0) return files[i].file;
  }
  return (struct cassets_file){NULL, 0};
}
