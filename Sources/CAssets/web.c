// Made by list.sh. One array a file, filled by C23 #embed: rebuilt whenever the file changes.
#include "table.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "api/schemas.json"
};

const struct cassets_entry cassets_web[] = {
    {"api/schemas.json", {file_0, sizeof file_0}},
    {NULL, {NULL, 0}},
};
