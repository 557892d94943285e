// The door of TallyHTTP: a small typed HTTP server. Handlers are functions from a request to an answer; everything
// that holds for all of them (hosts, roles, origins, security headers, refusals as problem+json) is done once, by the
// router, with or without a socket.
//
// Messages/  requests, answers, headers that cannot split an answer, server-sent events
// Routing/   routes as values with the roles they need; the router and its guards
// Serving/   the server: sockets, limits, deadlines, TLS; the fence around libmicrohttpd
// HTTPRefusal.swift  every way a request is refused; HTTPError.swift: every way a server does not start
