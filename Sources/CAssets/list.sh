#!/bin/sh
# Writes web.c: one array and one line of the table for each file below web/ and api/. Run it where a file came or went
# (a test fails until then); a file that only changed needs nothing.
set -eu
cd "$(dirname "$0")"
files=$(find web api -type f ! -name '.*' 2>/dev/null | LC_ALL=C sort)
{
  echo '// Made by list.sh. One array a file, filled by C23 #embed: rebuilt whenever the file changes.'
  echo '#include "table.h"'
  echo
  echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
  echo
  number=0
  for file in $files; do
    echo "static const unsigned char file_$number[] = {"
    echo "#embed \"$file\""
    echo '};'
    number=$((number + 1))
  done
  echo
  echo 'const struct cassets_entry cassets_web[] = {'
  number=0
  for file in $files; do
    echo "    {\"$file\", {file_$number, sizeof file_$number}},"
    number=$((number + 1))
  done
  echo '    {NULL, {NULL, 0}},'
  echo '};'
} > web.c
