#include "csqlite.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

struct csqlite {
  sqlite3 *database;
};

// A statement is SQLite's own; the name only keeps the two handles apart in Swift.
static sqlite3_stmt *raw(csqlite_statement *statement) { return (sqlite3_stmt *)statement; }

csqlite *csqlite_open(const char *path, int busy_milliseconds) {
  csqlite *connection = calloc(1, sizeof *connection);
  if (!connection) return NULL;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (sqlite3_open_v2(path, &connection->database, flags, NULL) == SQLITE_OK) {
    sqlite3_busy_timeout(connection->database, busy_milliseconds);
    // A misspelt column in double quotes is an error, not a string; no SQL may load code, or write the schema as a table.
    sqlite3_db_config(connection->database, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
    sqlite3_db_config(connection->database, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
    sqlite3_db_config(connection->database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(connection->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(connection->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  }
  return connection;
}

int csqlite_is_open(const csqlite *connection) {
  return connection->database && sqlite3_errcode(connection->database) == SQLITE_OK;
}

void csqlite_close(csqlite *connection) {
  sqlite3_close_v2(connection->database);
  free(connection);
}

csqlite_error_family csqlite_error(const csqlite *connection) {
  if (!connection->database) return csqlite_error_out_of_memory;
  switch (sqlite3_extended_errcode(connection->database) & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return csqlite_error_busy;
    case SQLITE_FULL: return csqlite_error_full;
    case SQLITE_IOERR: return csqlite_error_io;
    case SQLITE_CORRUPT: return csqlite_error_corrupt;
    case SQLITE_READONLY:
    case SQLITE_PERM: return csqlite_error_read_only;
    case SQLITE_CANTOPEN: return csqlite_error_cannot_open;
    case SQLITE_CONSTRAINT: return csqlite_error_constraint;
    case SQLITE_NOTADB: return csqlite_error_not_a_database;
    case SQLITE_NOMEM: return csqlite_error_out_of_memory;
    default: return csqlite_error_other;
  }
}

const char *csqlite_message(const csqlite *connection) {
  return connection->database ? sqlite3_errmsg(connection->database) : "out of memory";
}

int csqlite_in_transaction(const csqlite *connection) { return !sqlite3_get_autocommit(connection->database); }

int64_t csqlite_changes(const csqlite *connection) { return sqlite3_changes64(connection->database); }

csqlite_statement *csqlite_prepare(csqlite *connection, const char *sql) {
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v3(connection->database, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  return (csqlite_statement *)statement;
}

void csqlite_finalize(csqlite_statement *statement) { sqlite3_finalize(raw(statement)); }

static int status(int code) { return code == SQLITE_OK ? 0 : -1; }

int csqlite_bind_null(csqlite_statement *statement, int index) {
  return status(sqlite3_bind_null(raw(statement), index));
}

int csqlite_bind_integer(csqlite_statement *statement, int index, int64_t value) {
  return status(sqlite3_bind_int64(raw(statement), index, value));
}

int csqlite_bind_real(csqlite_statement *statement, int index, double value) {
  return status(sqlite3_bind_double(raw(statement), index, value));
}

int csqlite_bind_text(csqlite_statement *statement, int index, const char *bytes, int count) {
  return status(sqlite3_bind_text(raw(statement), index, bytes, count, SQLITE_TRANSIENT));
}

int csqlite_parameter_count(csqlite_statement *statement) { return sqlite3_bind_parameter_count(raw(statement)); }

csqlite_step_result csqlite_step(csqlite_statement *statement) {
  switch (sqlite3_step(raw(statement))) {
    case SQLITE_ROW: return csqlite_row;
    case SQLITE_DONE: return csqlite_done;
    default: return csqlite_failed;
  }
}

void csqlite_reset(csqlite_statement *statement) {
  sqlite3_reset(raw(statement));
  sqlite3_clear_bindings(raw(statement));
}

int csqlite_column_count(csqlite_statement *statement) { return sqlite3_column_count(raw(statement)); }

const char *csqlite_column_name(csqlite_statement *statement, int column) {
  return sqlite3_column_name(raw(statement), column);
}

csqlite_kind csqlite_column_kind(csqlite_statement *statement, int column) {
  switch (sqlite3_column_type(raw(statement), column)) {
    case SQLITE_NULL: return csqlite_null;
    case SQLITE_INTEGER: return csqlite_integer;
    case SQLITE_FLOAT: return csqlite_real;
    case SQLITE_TEXT: return csqlite_text;
    default: return csqlite_other;
  }
}

int64_t csqlite_column_integer(csqlite_statement *statement, int column) {
  return sqlite3_column_int64(raw(statement), column);
}

double csqlite_column_real(csqlite_statement *statement, int column) {
  return sqlite3_column_double(raw(statement), column);
}

const uint8_t *csqlite_column_bytes(csqlite_statement *statement, int column, int *count) {
  // The order matters: the conversion to text comes before its length is asked for.
  const uint8_t *bytes = sqlite3_column_text(raw(statement), column);
  *count = sqlite3_column_bytes(raw(statement), column);
  return bytes;
}

int64_t csqlite_file_system(const char *path) {
  struct statfs facts;
  if (statfs(path, &facts) != 0) return -1;
  return (int64_t)((uint64_t)facts.f_type & 0xFFFFFFFFu);
}

int csqlite_device(const char *path, uint32_t *major_number, uint32_t *minor_number) {
  struct stat facts;
  if (stat(path, &facts) != 0) return -1;
  *major_number = major(facts.st_dev);
  *minor_number = minor(facts.st_dev);
  return 0;
}
