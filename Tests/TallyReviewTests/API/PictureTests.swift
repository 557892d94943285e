import Foundation
import TallyCore
import TallyDomain
import TallyHTTP
import TallyTestSupport
import Testing

@testable import TallyImaging
@testable import TallyReview

/// A port with one scan that has a picture.
private func withPicture(_ body: (Port, _ scan: String, PictureFile) throws -> Void) throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let id = try port.assessed("one")
    try body(port, "/api/v1/scans/\(id)", try PictureFile(path: folder.path + "/pictures/one.picture"))
  }
}

/// The PNG of an answer, read by the decoder of scans.
private func decoded(_ answer: HTTPResponse, in folder: URL) throws -> DetectorPlane {
  let path = folder.path + "/answer.png"
  try Data(answer.bytes ?? []).write(to: URL(filePath: path))
  return try #require(try ImageDecoder(limits: .standard).decode(path).planes.first)
}

@Test("the description has what the viewer needs, and the boxes cut to the picture") func pictureDescription() throws {
  try withPicture { port, scan, file in
    let picture = try port.get(scan + "/picture")
    #expect(
      picture["width"] == .number(700) && picture["height"] == .number(530) && picture["full_scale"] == .number(60000))
    #expect(picture["pitch_mm"]?["x"] == .number(4))
    #expect(picture["planes"]?.items.map { $0["name"]?.text } == ["high", "low", "material", "mask"])
    #expect(picture["planes"]?.items.first?["energy_mev"] == .number(6))
    #expect(picture["levels"]?.items.count == file.description.levels.count)
    #expect(picture["levels"]?.items.first?["columns"] == .number(2))
    let region = try #require(picture["regions"]?.items.first)
    #expect(region["kind"] == .string("box") && region["container"] == .number(0))
    #expect(region["region"]?.items == [40, 30, 660, 530].map(JSONValue.number))
  }
}

@Test("tiles travel as they lie in the file, and put together are the plane") func tiles() throws {
  try withPicture { port, scan, file in
    var tags = Set<String>()
    for level in file.description.levels {
      for row in 0..<level.rows {
        for column in 0..<level.columns {
          for plane in PicturePlane.allCases {
            let path = "\(scan)/planes/\(plane.rawValue)/tiles/\(level.level)/\(row)/\(column)"
            let answer = try port.ask(.get, path)
            let tile = try file.tile(plane: plane, level: level.level, row: row, column: column)
            #expect(answer.bytes == tile.deflated && answer.headers["content-encoding"]?.text == "deflate")
            #expect(answer.headers["x-tile-size"]?.text == "\(tile.width)x\(tile.height)")
            #expect(answer.headers["content-type"]?.text == "application/octet-stream")
            #expect(answer.headers["cache-control"]?.text == "private, max-age=31536000, immutable")
            let tag = try #require(answer.headers["etag"]?.text)
            tags.insert(tag)
            #expect(try port.ask(.get, path, headers: ["if-none-match": tag]).status == 304)
          }
        }
      }
    }
    #expect(tags.count > 8)
    for path in ["high/tiles/9/0/0", "high/tiles/0/2/0", "high/tiles/0/0/9223372036854775807"] {
      #expect(try port.ask(.get, "\(scan)/planes/\(path)").code == "TLY-IMG-012", "\(path)")
    }
    for path in ["red/tiles/0/0/0", "high/tiles/-1/0/0", "high/tiles/0/x/0", "HIGH", "mask%20"] {
      #expect(try port.ask(.get, "\(scan)/planes/\(path)").code == "TLY-REV-003", "\(path)")
    }
  }
}

@Test("a whole plane is a 16-bit PNG with the numbers of the file", arguments: PicturePlane.allCases)
func planes(_ name: PicturePlane) throws {
  try withPicture { port, scan, file in
    let answer = try port.ask(.get, "\(scan)/planes/\(name.rawValue)")
    #expect(answer.headers["content-type"]?.text == "image/png")
    let plane = try decoded(answer, in: port.folder)
    #expect(plane.width == 700 && plane.height == 530 && plane.bitsPerSample == 16)
    #expect(plane.samples == .unsigned16(try file.plane(name).values))
  }
}

@Test(
  "a rendering is what the formula says, pixel by pixel",
  arguments: [
    "", "plane=low&white=0.1&black=3", "plane=high&scale=even&gamma=2.2", "plane=high&invert=1&white=-0.5&black=1",
    "plane=high&region=10,5,300,240&scale=sqrt&gamma=0.5&invert=0",
  ]) func rendering(_ query: String) throws
{
  try withPicture { port, scan, file in
    let answer = try port.ask(.get, "\(scan)/rendering" + (query.isEmpty ? "" : "?" + query))
    let image = try decoded(answer, in: port.folder)
    guard case .unsigned16(let greys) = image.samples else {
      Issue.record("no greys")
      return
    }
    func value(_ name: String) -> String? {
      query.split(separator: "&").first { $0.hasPrefix(name + "=") }.map { String($0.dropFirst(name.count + 1)) }
    }
    func number(_ name: String, _ otherwise: Double) throws -> Double {
      guard let text = value(name) else { return otherwise }
      return try #require(Double(text))
    }
    let plane: PicturePlane = value("plane") == "low" ? .low : .high
    let edges = value("region")?.split(separator: ",").compactMap { Int($0) } ?? [0, 0, 700, 530]
    let region = PixelRegion(x0: edges[0], y0: edges[1], x1: edges[2], y1: edges[3])
    let (white, black) = (
      try number("white", file.description.window.white), try number("black", file.description.window.black)
    )
    let (gamma, isEven, inverts) = (try number("gamma", 1), value("scale") == "even", value("invert") == "1")
    let (values, mask) = (try file.values(plane, region: region), try file.values(.mask, region: region))
    var worst = 0
    for (index, (value, quality)) in zip(values, mask).enumerated() {
      // The formula of the interface, in double precision: the shader's twin.
      let attenuation = -log(Double(max(value, 1)) / 60000)
      let share = min(max((attenuation - white) / (black - white), 0), 1)
      var brightness = pow(1 - (isEven ? share : share.squareRoot()), gamma)
      if inverts { brightness = 1 - brightness }
      let grey = quality == 3 ? 128 : Int(floor(255 * brightness + 0.5))
      worst = max(worst, abs(grey - Int(greys[index])))
    }
    #expect(image.width == region.width && image.height == region.height && image.bitsPerSample == 8)
    #expect(worst <= 1, "\(worst) grey levels")
  }
}

@Test("a rendering in colour has three channels; wrong windows are named") func renderingParameters() throws {
  try withPicture { port, scan, _ in
    let colour = try port.ask(.get, "\(scan)/rendering?plane=colour&region=0,0,50,50")
    #expect(colour.status == 200 && colour.bytes?[25] == 2)  // PNG colour type 2: red, green, blue
    for (query, name) in [
      ("plane=mask", "plane"), ("white=nan", "white"), ("white=inf", "white"), ("white=3&black=3", "black"),
      ("white=3&black=2", "black"), ("gamma=0", "gamma"), ("gamma=21", "gamma"), ("scale=log", "scale"),
      ("invert=yes", "invert"), ("region=0,0,701,10", "region"), ("region=5,5,5,6", "region"),
      ("region=-1,0,5,5", "region"), ("region=1,2,3", "region"), ("region=1,2,3,4,", "region"), ("region=", "region"),
      ("width=3", "width"),
    ] {
      let answer = try port.ask(.get, "\(scan)/rendering?\(query)")
      #expect(answer.status == 400, "\(query)")
      #expect(try answer.document["place"]?.text?.contains(name) == true, "\(query): \(answer.text)")
    }
  }
}

@Test("a thumbnail is drawn once and kept beside the picture") func thumbnail() throws {
  try withPicture { port, scan, _ in
    let first = try port.ask(.get, scan + "/thumbnail")
    #expect(first.headers["content-type"]?.text == "image/png" && first.bytes?[16..<20] == [0, 0, 1, 64])
    let kept = port.folder.path + "/pictures/one.picture.thumbnail.png"
    #expect(try Data(contentsOf: URL(filePath: kept)) == Data(first.bytes ?? []))
    // What is kept is what is answered …
    try Data("kept".utf8).write(to: URL(filePath: kept))
    #expect(try port.ask(.get, scan + "/thumbnail").text == "kept")
    // … until the picture is newer.
    try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: kept)
    #expect(try port.ask(.get, scan + "/thumbnail").bytes == first.bytes)
    let tag = try #require(first.headers["etag"]?.text)
    #expect(try port.ask(.get, scan + "/thumbnail", headers: ["if-none-match": tag]).status == 304)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: port.folder.path + "/pictures").sorted()
        == ["one.picture", "one.picture.thumbnail.png"])
  }
}

@Test("pictures that are gone, damaged or elsewhere are refused") func lostPictures() throws {
  try withPicture { port, scan, _ in
    let path = port.folder.path + "/pictures/one.picture"
    #expect(try port.ask(.get, scan + "/picture").status == 200)
    try Data("no picture at all".utf8).write(to: URL(filePath: path))
    let damaged = try port.ask(.get, scan + "/picture")
    #expect(damaged.status == 500 && damaged.code == "TLY-IMG-011")
    try FileManager.default.removeItem(atPath: path)
    for part in ["/picture", "/planes/high", "/planes/high/tiles/0/0/0", "/rendering", "/thumbnail"] {
      let answer = try port.ask(.get, scan + part)
      #expect(answer.status == 404 && answer.code == "TLY-REV-009", "\(part)")
    }
    let shelf = PictureShelf(folder: port.folder.path + "/pictures")
    for name in ["../store.sqlite", "/etc/passwd", "", ".", ".hidden", "a/b", "a\0b"] {
      #expect(throws: ReviewError.pictureMissing(scan: 1)) { _ = try shelf.picture(name, of: 1) }
      #expect(throws: ReviewError.pictureMissing(scan: 1)) { _ = try shelf.thumbnail(name, of: 1) }
    }
  }
}

@Test("more pictures than stay open are all served") func manyPictures() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    let source = folder.path + "/pictures/0.picture"
    try PictureFile.write(Sample.radiograph(), to: source)
    let shelf = PictureShelf(folder: folder.path + "/pictures")
    for index in 1..<40 {
      try FileManager.default.copyItem(atPath: source, toPath: folder.path + "/pictures/\(index).picture")
    }
    for _ in 0..<2 {
      for index in 0..<40 {
        #expect(try shelf.picture("\(index).picture", of: 1).path.hasSuffix("/\(index).picture"))
      }
    }
    let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").filter { name in
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(name)")
      return target?.hasPrefix(folder.path + "/pictures") ?? false
    }
    #expect(open.count <= 16)
    _ = port
  }
}
