// A daemon of libmicrohttpd for each connection, without a listening socket and without threads of its own: so one
// thread drives one connection, and each has its own log callback, the only place where the library tells that it
// refuses a request before any handler has seen it.
#define _GNU_SOURCE
#include "cmicrohttpd.h"

#include <microhttpd.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

struct chttpd {
  struct MHD_Daemon *daemon;
  struct MHD_Connection *current;
  struct chttpd_events events;
  char *target;
  int closed, announced, answered;
  char message[256];
};

static void log_line(void *cls, const char *format, va_list arguments) {
  struct chttpd *self = cls;
  va_list copy;
  va_copy(copy, arguments);
  vsnprintf(self->message, sizeof self->message, format, copy);
  va_end(copy);
  if (self->events.refused != NULL && strstr(format, "HTTP response code is %u") != NULL) {
    self->events.refused(self->events.context, va_arg(arguments, unsigned));
  }
}

/// The target as it came: before the library splits it. What it returns is the library's, and unused.
static void *keep_target(void *cls, const char *uri, struct MHD_Connection *connection) {
  struct chttpd *self = cls;
  (void)connection;
  free(self->target);
  self->target = strdup(uri);
  return NULL;
}

/// Nothing is decoded here: that is the caller's, once.
static size_t keep_escapes(void *cls, struct MHD_Connection *connection, char *text) {
  (void)cls, (void)connection;
  return strlen(text);
}

static enum MHD_Result tell_header(void *cls, enum MHD_ValueKind kind, const char *name, size_t name_count,
                                   const char *value, size_t value_count) {
  struct chttpd *self = cls;
  (void)kind;
  self->events.header(self->events.context, name, name_count, value == NULL ? "" : value, value_count);
  return MHD_YES;
}

static enum MHD_Result handle(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *bytes, size_t *count, void **state) {
  struct chttpd *self = cls;
  (void)url, (void)state;
  self->current = connection;
  if (!self->announced) {
    self->announced = 1;
    self->answered = 0;
    MHD_get_connection_values_n(connection, MHD_HEADER_KIND, tell_header, self);
    self->events.head(self->events.context, method, self->target == NULL ? "" : self->target, version);
    return MHD_YES;
  }
  if (*count > 0) {
    if (!self->answered) self->events.body(self->events.context, bytes, *count);
    *count = 0;
    return MHD_YES;
  }
  if (!self->answered) self->events.end(self->events.context);
  return self->answered ? MHD_YES : MHD_NO;
}

static void completed(void *cls, struct MHD_Connection *connection, void **state,
                      enum MHD_RequestTerminationCode code) {
  struct chttpd *self = cls;
  (void)connection, (void)state, (void)code;
  if (self->announced) self->events.done(self->events.context);
  self->announced = self->answered = 0;
}

static void connection_changed(void *cls, struct MHD_Connection *connection, void **state,
                               enum MHD_ConnectionNotificationCode code) {
  struct chttpd *self = cls;
  (void)connection, (void)state;
  if (code == MHD_CONNECTION_NOTIFY_CLOSED) self->closed = 1;
}

static struct MHD_Daemon *start(struct chttpd *self, size_t memory, unsigned stall_seconds, const char *certificate,
                                const char *key) {
  struct MHD_OptionItem tls[] = {
      {MHD_OPTION_HTTPS_MEM_CERT, 0, (void *)certificate},
      {MHD_OPTION_HTTPS_MEM_KEY, 0, (void *)key},
      {MHD_OPTION_HTTPS_PRIORITIES, 0, (void *)"SECURE128:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2"},
      {MHD_OPTION_END, 0, NULL},
  };
  if (certificate == NULL) tls[0].option = MHD_OPTION_END;
  unsigned flags = MHD_USE_NO_LISTEN_SOCKET | MHD_USE_EPOLL | MHD_USE_ERROR_LOG;
  if (certificate != NULL) flags |= MHD_USE_TLS;
  return MHD_start_daemon(flags, 0, NULL, NULL, handle, self,  //
                          MHD_OPTION_EXTERNAL_LOGGER, log_line, self,  //
                          MHD_OPTION_URI_LOG_CALLBACK, keep_target, self,  //
                          MHD_OPTION_UNESCAPE_CALLBACK, keep_escapes, self,  //
                          MHD_OPTION_NOTIFY_COMPLETED, completed, self,  //
                          MHD_OPTION_NOTIFY_CONNECTION, connection_changed, self,  //
                          MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory,  //
                          MHD_OPTION_CONNECTION_LIMIT, 1u,  //
                          MHD_OPTION_CONNECTION_TIMEOUT, stall_seconds,  //
                          MHD_OPTION_STRICT_FOR_CLIENT, 1,  //
                          MHD_OPTION_ARRAY, tls, MHD_OPTION_END);
}

static void say(const struct chttpd *self, const char *otherwise, char *message, size_t message_count) {
  snprintf(message, message_count, "%s", self->message[0] == '\0' ? otherwise : self->message);
  for (char *c = message; *c != '\0'; c++) {
    if (*c == '\n') *c = ' ';
  }
}

struct chttpd *chttpd_open(int socket, const struct sockaddr *address, socklen_t address_count, size_t memory,
                           unsigned stall_seconds, const char *certificate, const char *key,
                           struct chttpd_events events, char *message, size_t message_count) {
  struct chttpd *self = calloc(1, sizeof *self);
  if (self == NULL) {
    snprintf(message, message_count, "out of memory");
    close(socket);
    return NULL;
  }
  self->events = events;
  self->daemon = start(self, memory, stall_seconds, certificate, key);
  if (self->daemon == NULL) {
    say(self, "the library did not start", message, message_count);
    close(socket);
    free(self);
    return NULL;
  }
  if (MHD_add_connection(self->daemon, socket, address, address_count) == MHD_YES) return self;
  say(self, "the library did not take the connection", message, message_count);
  chttpd_close(self);
  return NULL;
}

int chttpd_tls_usable(const char *certificate, const char *key, char *message, size_t message_count) {
  struct chttpd self = {0};
  self.daemon = start(&self, 65536, 1, certificate, key);
  if (self.daemon == NULL) {
    say(&self, "certificate and key could not be loaded", message, message_count);
    return 0;
  }
  MHD_stop_daemon(self.daemon);
  return 1;
}

int chttpd_run(struct chttpd *self, int milliseconds) {
  if (self->closed) return 0;
  if (MHD_run_wait(self->daemon, milliseconds) != MHD_YES) return 0;
  return !self->closed;
}

int chttpd_pending(struct chttpd *self) {
  MHD_UNSIGNED_LONG_LONG milliseconds = 1;
  return MHD_get_timeout(self->daemon, &milliseconds) == MHD_YES && milliseconds == 0;
}

static int queue(struct chttpd *self, unsigned status, const struct chttpd_header *headers, size_t header_count,
                 struct MHD_Response *response) {
  if (response == NULL) return -1;
  enum MHD_Result result = MHD_YES;
  for (size_t i = 0; i < header_count && result == MHD_YES; i++) {
    result = MHD_add_response_header(response, headers[i].name, headers[i].value);
  }
  if (result == MHD_YES) result = MHD_queue_response(self->current, status, response);
  MHD_destroy_response(response);
  if (result != MHD_YES) return -1;
  self->answered = 1;
  return 0;
}

int chttpd_answer(struct chttpd *self, unsigned status, const struct chttpd_header *headers, size_t header_count,
                  const void *bytes, size_t count, int close) {
  struct MHD_Response *response = MHD_create_response_from_buffer(count, (void *)bytes, MHD_RESPMEM_MUST_COPY);
  if (response != NULL && close) MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
  return queue(self, status, headers, header_count, response);
}

static ssize_t read_nothing(void *cls, uint64_t position, char *buffer, size_t room) {
  (void)cls, (void)position, (void)buffer, (void)room;
  return MHD_CONTENT_READER_END_WITH_ERROR;
}

int chttpd_answer_head(struct chttpd *self, unsigned status, const struct chttpd_header *headers, size_t header_count,
                       uint64_t length) {
  return queue(self, status, headers, header_count,
               MHD_create_response_from_callback(length, 1024, read_nothing, NULL, NULL));
}

struct stream {
  ptrdiff_t (*pull)(void *stream, char *buffer, size_t room);
  void (*release)(void *stream);
  void *stream;
};

static ssize_t read_stream(void *cls, uint64_t position, char *buffer, size_t room) {
  struct stream *stream = cls;
  (void)position;
  ptrdiff_t count = stream->pull(stream->stream, buffer, room);
  return count < 0 ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)count;
}

static void free_stream(void *cls) {
  struct stream *stream = cls;
  stream->release(stream->stream);
  free(stream);
}

int chttpd_answer_stream(struct chttpd *self, unsigned status, const struct chttpd_header *headers,
                         size_t header_count, ptrdiff_t (*pull)(void *stream, char *buffer, size_t room),
                         void (*release)(void *stream), void *stream) {
  struct stream *box = malloc(sizeof *box);
  if (box == NULL) {
    release(stream);
    return -1;
  }
  *box = (struct stream){pull, release, stream};
  struct MHD_Response *response =
      MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 16384, read_stream, box, free_stream);
  if (response == NULL) free_stream(box);
  return queue(self, status, headers, header_count, response);
}

void chttpd_close(struct chttpd *self) {
  // What the library still has to say of a connection that the caller ends is of no interest.
  self->events.refused = NULL;
  MHD_stop_daemon(self->daemon);
  free(self->target);
  free(self);
}

int chttpd_signal(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int chttpd_accept(int socket, struct sockaddr *address, socklen_t *address_count) {
  return accept4(socket, address, address_count, SOCK_CLOEXEC | SOCK_NONBLOCK);
}

void chttpd_end_sending(int socket) { shutdown(socket, SHUT_WR); }

void chttpd_end_both(int socket) { shutdown(socket, SHUT_RDWR); }

int chttpd_peer_is_gone(int socket) {
  struct pollfd entry = {socket, POLLRDHUP, 0};
  return poll(&entry, 1, 0) > 0;
}

int chttpd_peer_has_ended(int socket) {
  char byte;
  return recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}
