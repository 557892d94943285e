// The whole face of SQLite as this program uses it: plain C, no variadics, no destructor macros. A connection and its
// statements belong to one thread at a time (the library is opened without its own lock).
#pragma once
#include <stdint.h>

/// An open database, and a prepared statement of it.
typedef struct csqlite csqlite;
typedef struct csqlite_statement csqlite_statement;

/// What `csqlite_step` found, and what `csqlite_column_kind` says.
typedef enum { csqlite_done = 0, csqlite_row = 1, csqlite_failed = 2 } csqlite_step_result;
typedef enum { csqlite_null = 0, csqlite_integer = 1, csqlite_real = 2, csqlite_text = 3, csqlite_other = 4 } csqlite_kind;

/// Families of errors that a caller treats in different ways; everything else is `csqlite_error_other`.
typedef enum {
  csqlite_error_other = 0,
  csqlite_error_busy,
  csqlite_error_full,
  csqlite_error_io,
  csqlite_error_corrupt,
  csqlite_error_read_only,
  csqlite_error_cannot_open,
  csqlite_error_constraint,
  csqlite_error_not_a_database,
  csqlite_error_out_of_memory,
} csqlite_error_family;

/// Opens a file, creating it where it is not there. A statement that meets a lock waits at most `busy_milliseconds`. NULL
/// only when memory is out; a failure shows in `csqlite_is_open`. Extension loading and double-quoted strings are off.
csqlite *csqlite_open(const char *path, int busy_milliseconds);
/// 1 when opening succeeded.
int csqlite_is_open(const csqlite *connection);
/// Closes and frees. All statements must be finalized before.
void csqlite_close(csqlite *connection);
/// The family of the last error, and the library's words for it with the extended code's name.
csqlite_error_family csqlite_error(const csqlite *connection);
const char *csqlite_message(const csqlite *connection);
/// 1 while a transaction is open.
int csqlite_in_transaction(const csqlite *connection);
/// Rows that the last INSERT, UPDATE or DELETE changed.
int64_t csqlite_changes(const csqlite *connection);

/// Prepares one statement that will be kept. NULL on failure.
csqlite_statement *csqlite_prepare(csqlite *connection, const char *sql);
/// Frees a statement.
void csqlite_finalize(csqlite_statement *statement);
/// Parameters from 1; text is copied. 0 or -1.
int csqlite_bind_null(csqlite_statement *statement, int index);
int csqlite_bind_integer(csqlite_statement *statement, int index, int64_t value);
int csqlite_bind_real(csqlite_statement *statement, int index, double value);
int csqlite_bind_text(csqlite_statement *statement, int index, const char *bytes, int count);
/// How many parameters the statement has.
int csqlite_parameter_count(csqlite_statement *statement);
/// One step: `csqlite_row`, `csqlite_done` or `csqlite_failed`.
csqlite_step_result csqlite_step(csqlite_statement *statement);
/// Makes the statement ready for another run, with nothing bound.
void csqlite_reset(csqlite_statement *statement);
/// Columns from 0. The bytes of a text live until the next step or reset.
int csqlite_column_count(csqlite_statement *statement);
const char *csqlite_column_name(csqlite_statement *statement, int column);
csqlite_kind csqlite_column_kind(csqlite_statement *statement, int column);
int64_t csqlite_column_integer(csqlite_statement *statement, int column);
double csqlite_column_real(csqlite_statement *statement, int column);
const uint8_t *csqlite_column_bytes(csqlite_statement *statement, int column, int *count);

/// The kind of file system on which a path lies, as statfs(2) numbers it; -1 where it cannot be asked.
int64_t csqlite_file_system(const char *path);
/// The number of the device on which a path lies, as /proc/self/mountinfo writes it; 0 or -1.
int csqlite_device(const char *path, uint32_t *major_number, uint32_t *minor_number);
