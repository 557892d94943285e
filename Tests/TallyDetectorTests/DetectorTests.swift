import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyDetector

@Suite struct DetectorTests {
  private static let region = PixelRegion(x0: 10, y0: 8, x1: 410, y1: 200)

  private func withProbe<Result>(embeds: Bool = false, _ body: (Detector) throws -> Result) throws -> Result {
    try withTemporaryFolder { folder in
      try ProbeModel.write(to: folder, embeds: embeds)
      return try body(Detector(package: try ModelPackage(folder: folder.path)))
    }
  }

  private var declared: [Float] {
    var vector = [Float](repeating: 0, count: ProbeModel.groups)
    vector[ProbeModel.channel] = 1
    return vector
  }

  @Test("a dark spot comes out where it is", arguments: [FoundBox.Side.left, .right, nil], [1, 2])
  func spotStaysInPlace(doors: FoundBox.Side?, energies: Int) throws {
    try withProbe { detector in
      for (x, y) in [(10, 8), (50, 40), (300, 150), (378, 168)] {
        let spot = PixelRegion(x0: x, y0: y, x1: x + 32, y1: y + 32)
        let picture = Pictures.blob(at: spot, energies: energies)
        let maps = try detector.maps(
          radiograph: picture, box: Pictures.box(Self.region, doors: doors), declared: declared, threads: 1)
        #expect(maps.region == Self.region && maps.pitchMm == 32)
        let cells = maps.width * maps.height
        #expect(maps.anomaly.count == cells && maps.commodity.count == cells * ProbeModel.groups)
        let channel = Array(maps.commodity[ProbeModel.channel * cells..<(ProbeModel.channel + 1) * cells])
        for map in [maps.anomaly, maps.attenuation, channel] + (energies == 2 ? [maps.attenuationLow] : []) {
          let best = try #require(map.indices.max { map[$0] < map[$1] })
          let (column, row) = (best % maps.width, best / maps.width)
          let cell = maps.imageRegion(of: PixelRegion(x0: column, y0: row, x1: column + 1, y1: row + 1))
          #expect(!cell.intersection(spot).isEmpty, "spot \(spot), found \(cell)")
        }
        #expect(maps.attenuationLow.isEmpty == (energies == 1))
      }
    }
  }

  @Test("the embedding lies on the picture as the other maps do", arguments: [FoundBox.Side.left, .right])
  func embedding(doors: FoundBox.Side) throws {
    try withProbe(embeds: true) { detector in
      let spot = PixelRegion(x0: 74, y0: 72, x1: 138, y1: 136)
      let maps = try detector.maps(
        radiograph: Pictures.blob(at: spot), box: Pictures.box(Self.region, doors: doors), declared: declared,
        threads: 1)
      let embedding = try #require(maps.embedding)
      #expect(embedding.channels == 2 && embedding.width == maps.width / 2 && embedding.height == maps.height / 2)
      let cells = embedding.width * embedding.height
      for channel in 0..<2 {
        let map = Array(embedding.values[channel * cells..<(channel + 1) * cells])
        let best = try #require(map.indices.max { map[$0] < map[$1] })
        let (x, y) = (best % embedding.width * 2, best / embedding.width * 2)
        let cell = maps.imageRegion(of: PixelRegion(x0: x, y0: y, x1: x + 2, y1: y + 2))
        #expect(!cell.intersection(spot).isEmpty, "spot \(spot), found \(cell)")
      }
      let unfamiliarity = try #require(maps.unfamiliarity)
      #expect(abs(unfamiliarity.distance - 1 - 1 / Double(ProbeModel.groups)) < 1e-6 && unfamiliarity.limit == 1.5)
      #expect(!unfamiliarity.isBeyond)
      #expect(DetectorMaps.Unfamiliarity(distance: .nan, limit: 1).isBeyond)
    }
    try withProbe { detector in
      let maps = try detector.maps(
        radiograph: Pictures.blob(at: Self.region), box: Pictures.box(Self.region), declared: declared, threads: 1)
      #expect(maps.embedding == nil && maps.unfamiliarity == nil)
    }
  }

  @Test func valuesAreWhatTheNetworkSays() throws {
    try withProbe { detector in
      let spot = PixelRegion(x0: 138, y0: 72, x1: 202, y1: 136)  // 8 × 8 pixels of 8 mm are 2 × 2 cells of 32 mm
      let picture = Pictures.blob(at: spot)
      let maps = try detector.maps(
        radiograph: picture, box: Pictures.box(Self.region), declared: declared, threads: 2)
      let inside = maps.anomaly[(20 * maps.width) + 36]
      #expect(abs(maps.attenuation[20 * maps.width + 36] + log(Float(0.05))) < 1e-4)
      #expect(abs(inside - (-log(Float(0.05)) * 0.5 + 1 / Float(ProbeModel.groups))) < 1e-4)
      let cells = maps.width * maps.height
      for cell in stride(from: 0, to: cells, by: 97) {
        let sum = (0..<ProbeModel.groups).reduce(Float(0)) { $0 + maps.commodity[$1 * cells + cell] }
        #expect(abs(sum - 1) < 1e-4)
      }
    }
  }

  @Test func mirroredPictureGivesMirroredMaps() throws {
    try withProbe { detector in
      let maps = try [FoundBox.Side.left, .right].map { side in
        let x = side == .left ? 60 : 420 - 60 - 32
        let picture = Pictures.blob(at: PixelRegion(x0: x, y0: 40, x1: x + 32, y1: 72))
        return try detector.maps(
          radiograph: picture, box: Pictures.box(Self.region, doors: side), declared: declared, threads: 1)
      }
      for y in 0..<maps[0].height {
        let rows = maps.map { Array($0.anomaly[y * $0.width..<(y + 1) * $0.width]) }
        for (a, b) in zip(rows[0], rows[1].reversed()) { #expect(abs(a - b) < 1e-5) }
      }
    }
  }

  @Test func contrastTellsTwoEnergiesApart() throws {
    // Low transmission is T^1.5, so the low attenuation is 1.5 times the high one; k is 1.15.
    let picture = Pictures.blob(at: PixelRegion(x0: 100, y0: 50, x1: 300, y1: 150), dark: 0.5)
    let input = try DetectorInput(radiograph: picture, box: Pictures.box(Self.region), description: .standard)
    let cells = input.grid.columns * input.grid.rows
    let middle = input.grid.rows / 2 * input.grid.columns + input.grid.columns / 2
    #expect(abs(input.planes[2 * cells + middle] / 8 - Float(0.35 * log(2))) < 1e-4)
    #expect(input.planes[3 * cells + middle] == 1 && input.planes[4 * cells + middle] == 1)
    let single = try DetectorInput(
      radiograph: Pictures.blob(at: PixelRegion(x0: 1, y0: 1, x1: 2, y1: 2), energies: 1),
      box: Pictures.box(Self.region), description: .standard)
    #expect(single.planes[(2 * cells)..<(3 * cells)].allSatisfy { $0 == 0 })
    #expect(single.planes[(4 * cells)...].allSatisfy { $0 == 0 })
    #expect(single.planes[0..<cells] == single.planes[cells..<2 * cells])
  }

  @Test func wrongVectorIsRefused() throws {
    try withProbe { detector in
      let picture = Pictures.blob(at: PixelRegion(x0: 100, y0: 50, x1: 300, y1: 150))
      #expect(throws: DetectorError.declared(expected: ProbeModel.groups, found: 3)) {
        try detector.maps(radiograph: picture, box: Pictures.box(Self.region), declared: [1, 0, 0], threads: 1)
      }
    }
  }

  @Test func anOutputOfAnotherNameOrShapeIsRefused() throws {
    try withTemporaryFolder { folder in
      var description = try ProbeModel.write(to: folder)
      let picture = Pictures.blob(at: PixelRegion(x0: 100, y0: 50, x1: 300, y1: 150))
      for output in [["name": "other", "stride": 2] as [String: Any], ["name": "anomaly", "stride": 1]] {
        description["outputs"] = ["anomaly": output, "commodity": ["name": "commodity", "stride": 4] as [String: Any]]
        try ProbeModel.write(description, to: folder)
        let detector = Detector(package: try ModelPackage(folder: folder.path))
        #expect {
          try detector.maps(radiograph: picture, box: Pictures.box(Self.region), declared: declared, threads: 1)
        } throws: { error in
          if case .output(_, let name, _)? = error as? DetectorError {
            name == output["name"] as? String
          } else {
            false
          }
        }
      }
    }
  }
}
