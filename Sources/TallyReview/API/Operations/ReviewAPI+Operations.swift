internal import TallyHTTP

/// Health, state and figures of the service.
extension ReviewAPI {
  var operationRoutes: [APIRoute] {
    [
      APIRoute(
        .get, "/api/v1/status", roles: Self.watchers,
        Operation("getStatus", "How the service does.", answers: [.json(200, "ServiceStatus")]),
        { call in
          try call.expectNoQuery()
          return try .json(try status())
        }),
      APIRoute(
        .get, "/metrics", roles: Self.watchers,
        Operation(
          "getMetrics", "The same as figures, as Prometheus reads them.",
          answers: [.binary(200, "text/plain; version=0.0.4; charset=utf-8")]),
        { call in
          try call.expectNoQuery()
          return HTTPResponse(
            type: "text/plain; version=0.0.4; charset=utf-8", Array(try status().prometheusText.utf8))
        }),
      // Says nothing but that it answers, so that whoever starts it can wait for it.
      APIRoute(
        openGet: "/healthz",
        Operation(
          "getHealth", "Answers as soon as the service does.", answers: [.binary(200, "text/plain; charset=utf-8")]),
        { _ in
          HTTPResponse(type: "text/plain; charset=utf-8", Array("ok\n".utf8))
        }),
    ]
  }
}
