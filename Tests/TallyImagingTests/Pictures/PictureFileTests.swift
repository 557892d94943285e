import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Picture file")
struct PictureFileTests {
  private func written<Result>(
    _ radiograph: Radiograph, _ body: (PictureFile) throws -> Result
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "scan.pic").path
      try PictureFile.write(radiograph, to: path)
      return try body(try PictureFile(path: path))
    }
  }

  @Test(
    "every pixel of every plane comes back, at sizes around a tile",
    arguments: [(1, 1), (5, 3), (511, 2), (512, 512), (513, 4), (1_030, 517)])
  func roundTrip(width: Int, height: Int) throws {
    let radiograph = SeededRadiograph.make(width: width, height: height)
    let materials = MaterialColours(radiograph: radiograph)
    try written(radiograph) { file in
      #expect(
        file.description.width == width && file.description.height == height && file.description.fullScale == 60_000)
      #expect(file.description.planes.map(\.name) == [.high, .low, .material, .mask])
      #expect(file.description.planes.map(\.energyMev) == [6, 4, nil, nil])
      let high = try file.plane(.high)
      #expect((high.width, high.height) == (width, height))
      #expect(
        high.values == radiograph.planes[0].values.map { UInt16(min(($0 * 60_000 + 0.5).rounded(.down), 65_535)) })
      let low = try file.plane(.low).values
      #expect(low == radiograph.planes[1].values.map { UInt16(min(($0 * 60_000 + 0.5).rounded(.down), 65_535)) })
      #expect(try file.plane(.mask).values == radiograph.mask.map { UInt16($0.rawValue) })
      for (i, number) in try file.plane(.material).values.enumerated() {
        let place = PicturePixels.material(number)
        #expect(place.class.isNaN == materials.classes[i].isNaN)
        if !place.class.isNaN { #expect(abs(place.class - materials.classes[i]) <= 0.5 * 3 / 254 + 1e-5) }
        let certainty = min(max((materials.attenuation[i] - 0.35) * 1.5, 0), 1)
        #expect(abs(place.certainty - certainty) <= 0.5 / 255 + 1e-5)
      }
    }
  }

  @Test("levels go down by four until one tile holds the scan") func levels() throws {
    try written(SeededRadiograph.make(width: 2_100, height: 530)) { file in
      let levels = file.description.levels
      #expect(levels.map(\.scale) == [1, 4, 16])
      #expect(levels.map(\.width) == [2_100, 525, 132] && levels.map(\.height) == [530, 133, 34])
      #expect(levels.map(\.columns) == [5, 2, 1] && levels.map(\.rows) == [2, 1, 1])
      for level in levels {
        for row in 0..<level.rows {
          for column in 0..<level.columns {
            let tile = try file.tile(plane: .high, level: level.level, row: row, column: column)
            #expect(
              tile.width == min(512, level.width - 512 * column) && tile.height == min(512, level.height - 512 * row))
            #expect(Deflate.numbers(tile.deflated, count: tile.width * tile.height) != nil)
          }
        }
      }
      // The first picture: what a viewer shows before anything else.
      let first = try file.tile(plane: .high, level: 2, row: 0, column: 0)
      #expect(first.deflated.count < 12_000)
    }
  }

  @Test("a part is what the whole plane has there, across tiles") func parts() throws {
    try written(SeededRadiograph.make(width: 1_100, height: 600)) { file in
      let whole = try file.plane(.high).values
      let region = PixelRegion(x0: 500, y0: 505, x1: 1_030, y1: 520)
      let part = try file.values(.high, region: region)
      for y in region.y0..<region.y1 {
        let from = (y - region.y0) * region.width
        #expect(Array(part[from..<from + region.width]) == Array(whole[y * 1_100 + 500..<y * 1_100 + 1_030]))
      }
    }
  }

  @Test("one energy: high and mask alone") func singleEnergy() throws {
    try written(SeededRadiograph.make(width: 60, height: 40, energies: 1)) { file in
      #expect(file.description.planes.map(\.name) == [.high, .mask])
      #expect(throws: ImageError.self) { try file.plane(.low) }
      #expect(throws: ImageError.self) { try file.tile(plane: .material, level: 0, row: 0, column: 0) }
    }
  }

  @Test("what is not there is refused by name") func absent() throws {
    try written(SeededRadiograph.make(width: 60, height: 40)) { file in
      for (level, row, column) in [
        (1, 0, 0), (-1, 0, 0), (0, 1, 0), (0, 0, 1), (0, -1, 0), (.max, 0, 0), (0, .max, .min),
      ] {
        #expect(
          throws: ImageError.notInPicture(
            file: file.path, what: "tile high, level \(level), row \(row), column \(column)")
        ) { try file.tile(plane: .high, level: level, row: row, column: column) }
      }
      for region in [
        PixelRegion(x0: 0, y0: 0, x1: 61, y1: 40), PixelRegion(x0: -1, y0: 0, x1: 2, y1: 2),
        PixelRegion(x0: 4, y0: 4, x1: 4, y1: 9), PixelRegion(x0: 9, y0: 9, x1: 4, y1: 20),
      ] {
        #expect(throws: ImageError.self) { try file.values(.high, region: region) }
      }
      #expect(throws: ImageError.self) { try file.plane(.high, level: 1) }
    }
  }

  @Test("the description travels as documents do") func description() throws {
    try written(SeededRadiograph.make(width: 60, height: 40)) { file in
      let text = String(decoding: try JSONCoding.encoder(pretty: false).encode(file.description), as: UTF8.self)
      #expect(text.contains(#""pitch_mm":{"x":5,"y":4.5}"#) && text.contains(#""full_scale":60000"#))
      #expect(text.contains(#""planes":[{"energy_mev":6,"name":"high"},{"energy_mev":4,"name":"low"},"#))
      #expect(text.contains(#""levels":[{"columns":1,"height":40,"level":0,"rows":1,"scale":1,"width":60}]"#))
      #expect(try JSONCoding.decoder().decode(PictureDescription.self, from: Data(text.utf8)) == file.description)
    }
  }

  @Test("a file appears whole under its name, replaces the one before, and leaves nothing beside it") func atomic()
    throws
  {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "scan.pic").path
      try PictureFile.write(SeededRadiograph.make(width: 30, height: 20, seed: 1), to: path)
      let open = try PictureFile(path: path)
      let before = try open.plane(.high).values
      try PictureFile.write(SeededRadiograph.make(width: 30, height: 20, seed: 2), to: path)
      #expect(try open.plane(.high).values == before, "whoever has the old one open keeps it")
      #expect(try PictureFile(path: path).plane(.high).values != before)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["scan.pic"])
      #expect(throws: ImageError.self) {
        try PictureFile.write(SeededRadiograph.make(width: 3, height: 2), to: folder.path + "/no/such/scan.pic")
      }
      let left = folder.appending(path: ".scan.pic.part-a1B2c3")
      try Data([1]).write(to: left)
      try PictureFile.removeLeftovers(in: folder.path)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["scan.pic"])
    }
  }

  @Test("a name that a folder has cannot be written, and nothing is left beside it") func unwritable() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "taken").path
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      #expect(throws: ImageError.self) { try PictureFile.write(SeededRadiograph.make(width: 3, height: 2), to: path) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["taken"])
    }
  }

  @Test("16-bit PNG of a plane: read back it is the plane") func png() throws {
    try written(SeededRadiograph.make(width: 70, height: 30)) { file in
      let plane = try file.plane(.high)
      let bytes = try PNGWriter.encode(width: plane.width, height: plane.height, grey: plane.values)
      try withTemporaryFolder { folder in
        let url = folder.appending(path: "high.png")
        try Data(bytes).write(to: url)
        let decoded = try ImageDecoder(limits: .standard).decode(url.path).planes[0]
        #expect(decoded.samples == .unsigned16(plane.values) && decoded.bitsPerSample == 16)
      }
    }
  }
}
