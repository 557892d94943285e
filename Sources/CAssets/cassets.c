// One array a file, filled by C23 #embed: rebuilt whenever the file changes.
#include "table.h"

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

static const struct cassets_entry schemas[] = {
    ASSET("tallyman-scan-1.schema.json", scan_schema),
    ASSET("tallyman-truth-1.schema.json", truth_schema),
    ASSET("tallyman-dataset-1.schema.json", dataset_schema),
};

enum { schema_count = sizeof schemas / sizeof schemas[0] };

/// Both tables as one; NULL behind the last entry.
static const struct cassets_entry *entry(size_t position) {
  if (position < schema_count) return &schemas[position];
  for (size_t i = 0; i <= position - schema_count; i++) {
    if (cassets_web[i].name == NULL) return NULL;
  }
  return &cassets_web[position - schema_count];
}

const char *cassets_name(size_t position) {
  const struct cassets_entry *found = entry(position);
  return found == NULL ? NULL : found->name;
}

struct cassets_file cassets_find(const char *name) {
  for (size_t i = 0; i < schema_count; i++) {
    if (strcmp(schemas[i].name, name) == 0) return schemas[i].file;
  }
  for (const struct cassets_entry *e = cassets_web; e->name != NULL; e++) {
    if (strcmp(e->name, name) == 0) return e->file;
  }
  return (struct cassets_file){NULL, 0};
}
