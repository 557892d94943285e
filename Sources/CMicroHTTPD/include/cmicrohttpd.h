// libmicrohttpd behind a plain C face: one accepted connection, driven by one thread. The library parses requests,
// frames answers and speaks TLS; time, limits and what to answer belong to the caller.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/// One connection. Every call on it, and every event from it, is on the thread that drives it.
struct chttpd;

/// What the driver is told, always during `chttpd_run`. Texts live until the event returns.
struct chttpd_events {
  void *context;
  /// One header line of the request, before `head`.
  void (*header)(void *context, const char *name, size_t name_count, const char *value, size_t value_count);
  /// The head is complete. It may be answered at once, which ends the connection where a body was announced.
  void (*head)(void *context, const char *method, const char *target, const char *version);
  /// A piece of the body.
  void (*body)(void *context, const void *bytes, size_t count);
  /// The request is complete and must be answered now; an unanswered one ends the connection.
  void (*end)(void *context);
  /// The answer was sent, or the connection broke while it was.
  void (*done)(void *context);
  /// The library refuses the request on its own and is about to say so in its own words with this status.
  void (*refused)(void *context, unsigned status);
};

/// One header of an answer; the texts are copied.
struct chttpd_header {
  const char *name;
  const char *value;
};

/// Takes the socket over (it is closed in any case). `certificate` and `key` are PEM texts, or both NULL for plain HTTP;
/// `memory` bounds head and read buffer in bytes; `stall_seconds` ends a connection on which nothing moves.
/// NULL where it fails; `message` then holds the library's words.
struct chttpd *chttpd_open(int socket, const struct sockaddr *address, socklen_t address_count, size_t memory,
                           unsigned stall_seconds, const char *certificate, const char *key,
                           struct chttpd_events events, char *message, size_t message_count);

/// True (1) where certificate and key can be loaded and belong together; `message` says why not.
int chttpd_tls_usable(const char *certificate, const char *key, char *message, size_t message_count);

/// Waits at most `milliseconds` for the socket and does what can be done. 0 once the connection is closed.
int chttpd_run(struct chttpd *connection, int milliseconds);

/// True (1) where bytes wait inside the library, so that the socket alone does not tell.
int chttpd_pending(struct chttpd *connection);

/// Answers the request of the running event with bytes, which are copied. −1 where that is not possible.
int chttpd_answer(struct chttpd *connection, unsigned status, const struct chttpd_header *headers, size_t header_count,
                  const void *bytes, size_t count, int close);

/// Answers HEAD: headers and the length that the bytes would have.
int chttpd_answer_head(struct chttpd *connection, unsigned status, const struct chttpd_header *headers,
                       size_t header_count, uint64_t length);

/// Answers with a stream: `pull` writes at most `room` bytes and returns how many, 0 for none yet, −1 for the end.
/// `release` is called once, when the stream is no longer needed.
int chttpd_answer_stream(struct chttpd *connection, unsigned status, const struct chttpd_header *headers,
                         size_t header_count, ptrdiff_t (*pull)(void *stream, char *buffer, size_t room),
                         void (*release)(void *stream), void *stream);

/// Closes the socket and frees everything.
void chttpd_close(struct chttpd *connection);

// What Swift does not see of the system: constants behind macros, functions behind _GNU_SOURCE.

/// A counter that can be waited for; −1 where there is none left.
int chttpd_signal(void);

/// Accepts a connection that does not block and is not inherited; −1 with errno where there is none.
int chttpd_accept(int socket, struct sockaddr *address, socklen_t *address_count);

/// Says that nothing more will be sent; or that nothing will be received either.
void chttpd_end_sending(int socket);
void chttpd_end_both(int socket);

/// True (1) where the other end has closed, or will send nothing more.
int chttpd_peer_is_gone(int socket);

/// True (1) where the other end will send nothing more and nothing unread is left.
int chttpd_peer_has_ended(int socket);
