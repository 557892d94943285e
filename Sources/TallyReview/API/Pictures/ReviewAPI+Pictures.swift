internal import TallyCore
internal import TallyDomain
internal import TallyHTTP
internal import TallyImaging
internal import TallyStore

/// Pictures in 16 bits for viewers, and drawn ones for everything else.
extension ReviewAPI {
  var pictureRoutes: [APIRoute] {
    [
      APIRoute(
        .get, "/api/v1/scans/{id}/picture", roles: Self.readers,
        Operation(
          "describePicture", "Size, planes, tiles and levels of a picture, and where its containers are.",
          answers: [.json(200, "Picture")]),
        describe),
      APIRoute(
        .get, "/api/v1/scans/{id}/planes/{plane}", roles: Self.readers,
        Operation(
          "getPlane",
          "A whole plane as 16-bit grey PNG. high, low: transmission × 60,000; material: class × 254/3 in the high byte "
            + "(255 none), certainty × 255 in the low one; mask: 0 measured, 1 unpenetrated, 2 repaired, 3 outside.",
          answers: [.binary(200, "image/png")]),
        plane),
      APIRoute(
        .get, "/api/v1/scans/{id}/planes/{plane}/tiles/{level}/{row}/{column}", roles: Self.readers,
        Operation(
          "getTile", "One tile as little-endian 16-bit numbers, row by row; its size is in X-Tile-Size.",
          answers: [.binary(200, "application/octet-stream")]),
        tile),
      APIRoute(
        .get, "/api/v1/scans/{id}/rendering", roles: Self.readers,
        Operation(
          "renderPicture", "A part of the picture as the page would show it, 8-bit PNG.",
          parameters: [
            .query("plane", "What to draw; high where it is not given.", .choice(Drawn.self)),
            .query("white", "−ln T that is drawn white; the picture's own where it is not given.", .number(-5...20)),
            .query("black", "−ln T that is drawn black, above white.", .number(-5...20)),
            .query(
              "scale", "Brightness by the square root of −ln T (sqrt), or evenly.", .choice(PictureWindow.Scale.self)),
            .query("gamma", "Exponent of the brightness; 1 where it is not given.", .number(0.05...20)),
            .query("invert", "1: air is black.", .truth),
            .query("region", "x0,y0,x1,y1 in pixels, half-open; the whole picture where it is not given.", .text),
          ], answers: [.binary(200, "image/png")], refusals: [413]),
        render),
      APIRoute(
        .get, "/api/v1/scans/{id}/thumbnail", roles: Self.readers,
        Operation("getThumbnail", "A small picture, 320 pixels wide.", answers: [.binary(200, "image/png")]),
        thumbnail),
    ]
  }

  /// What can be drawn.
  enum Drawn: String, CaseIterable { case high, low, colour }

  private func shown(_ call: RouteCall) throws(ReviewError) -> (record: ScanRecord, scan: AssessedScan, name: String) {
    let record = try record(call)
    guard let assessment = record.assessment, let name = assessment.picture else { throw .noPicture(scan: record.id) }
    return (record, assessment.scan, name)
  }

  private func picture(_ call: RouteCall) throws(ReviewError) -> PictureFile {
    let (record, _, name) = try shown(call)
    return try shelf.picture(name, of: record.id)
  }

  private func describe(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let (record, scan, name) = try shown(call)
    return try .json(PictureDocument(try shelf.picture(name, of: record.id).description, scan))
  }

  private func plane(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let name: PicturePlane = try call.choice("plane")
    let file = try picture(call)
    let png = try drawing { () throws(ImageError) in
      let plane = try file.plane(name)
      return try PNGWriter.encode(width: plane.width, height: plane.height, grey: plane.values)
    }
    return HTTPResponse(type: "image/png", png)
  }

  private func tile(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let plane: PicturePlane = try call.choice("plane")
    func position(_ name: String) throws(ReviewError) -> Int { Int(clamping: try call.number(name)) }
    let (level, row, column) = (try position("level"), try position("row"), try position("column"))
    let file = try picture(call)
    let tile = try drawing { () throws(ImageError) in
      try file.tile(plane: plane, level: level, row: row, column: column)
    }
    // A tile never changes: a scan whose pixels change is another scan.
    return HTTPResponse(type: "application/octet-stream", tile.deflated)
      .with("content-encoding", "deflate")
      .with("x-tile-size", HeaderValue(encoding: "\(tile.width)x\(tile.height)"))
      .with("etag", EntityTag.value("\(tile.checksum)-\(tile.deflated.count)-\(tile.width)-\(tile.height)"))
      .with("cache-control", "private, max-age=31536000, immutable")
  }

  private func render(_ call: RouteCall) throws -> HTTPResponse {
    let query = try QueryReader(
      call.request, known: ["plane", "white", "black", "scale", "gamma", "invert", "region"])
    let drawn = try query.choice("plane", of: Drawn.self) ?? .high
    let file = try picture(call)
    let whole = PictureWindow(fitting: file.description)
    let window = PictureWindow(
      white: try query.number("white", -5...20) ?? whole.white,
      black: try query.number("black", -5...20) ?? whole.black,
      scale: try query.choice("scale") ?? .sqrt, gamma: try query.number("gamma", 0.05...20) ?? 1,
      isInverted: try query.truth("invert") ?? false)
    guard window.black > window.white else {
      throw ReviewError.badValue(name: "query parameter black", expected: "a number above white")
    }
    let region = try query.region("region", width: file.description.width, height: file.description.height)
    let png = try drawing { () throws(ImageError) in
      switch drawn {
      case .high: try PictureRendering.grey(file, plane: .high, region: region, window: window).png()
      case .low: try PictureRendering.grey(file, plane: .low, region: region, window: window).png()
      case .colour: try PictureRendering.colour(file, region: region, window: window).png()
      }
    }
    return HTTPResponse(type: "image/png", png)
  }

  private func thumbnail(_ call: RouteCall) throws -> HTTPResponse {
    try call.expectNoQuery()
    let (record, _, name) = try shown(call)
    let bytes = try shelf.thumbnail(name, of: record.id)
    return HTTPResponse(type: "image/png", bytes)
      .with("etag", EntityTag.value(of: bytes)).with("cache-control", "private, no-cache")
  }
}
