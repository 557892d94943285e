// The door of TallyHTTP: a small typed HTTP server. Handlers are functions from a request to an answer; everything
// that holds for all of them (hosts, roles, origins, security headers, refusals as problem+json) is done once, by the
// router, with or without a socket.
//
// Messages/  requests, answers, headers that cannot split an answer, server-sent events
// Routing/   routes as values with the roles they need; the router and its guards
// Serving/   the server: its threads, its limits, its stop, TLS
// Connections/  one connection from first to last byte: deadlines, assembly of a request, streams; the fence around
//            libmicrohttpd
// Sockets/   addresses and the listening socket
// HTTPRefusal.swift  every way a request is refused; HTTPError.swift: every way a server does not start
