internal import Foundation
internal import TallyCore
internal import TallyDomain

/// A box made by hand on a grid of 20 mm cells that covers columns 100 to 1,300 and rows 50 to 310 of a picture whose
/// pixels are 10 mm: 12 m long, 2.6 m high. Cells are named in metres from the left end and from the top.
struct FakeMaps {
  let width = 600, height = 130
  let pitchMm = 20.0
  var anomaly: [Float], attenuation: [Float]
  /// `groups × height × width`.
  var commodity: [Float]
  var model = "fake@1"

  /// An empty box: walls of 0.1, every cell sure to be empty and not anomalous.
  init() {
    anomaly = .init(repeating: -8, count: 600 * 130)
    attenuation = .init(repeating: 0.1, count: 600 * 130)
    commodity = .init(repeating: 0, count: 600 * 130 * fakeVocabulary.groups.count)
    for cell in 0..<width * height { commodity[cell] = 1 }
  }

  /// Metres to cells.
  func cells(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> [Int] {
    func cell(_ metres: Double) -> Int { Int((metres / 0.02).rounded()) }
    return (cell(y.lowerBound)..<cell(y.upperBound)).flatMap { row in
      (cell(x.lowerBound)..<cell(x.upperBound)).map { row * width + $0 }
    }
  }

  /// Goods of a group: attenuation for an areal density in g/cm², and what the detector takes them for.
  mutating func load(
    _ group: String, gramsPerCm2: Double, x: ClosedRange<Double> = 0.2...11.8, y: ClosedRange<Double> = 0.6...2.4,
    texture: Double = 0.1, seed: UInt64 = 1
  ) {
    var generator = SeededGenerator(seed: seed, stream: group)
    let index = fakeVocabulary.group(key: group)?.index ?? 0
    for cell in cells(x, y) {
      attenuation[cell] = Float(0.1 + 0.04 * gramsPerCm2 * generator.normal(1, texture))
      for other in fakeVocabulary.groups.indices { commodity[other * width * height + cell] = 0.02 }
      commodity[index * width * height + cell] = 0.88
    }
  }

  /// Something that the detector does not believe in, and what it adds to the attenuation, g/cm².
  mutating func item(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>, logit: Float, addedGramsPerCm2: Double) {
    for cell in cells(x, y) {
      anomaly[cell] = logit
      attenuation[cell] += Float(0.04 * addedGramsPerCm2)
    }
  }

  /// How far from what the model was trained on.
  var unfamiliarity: DetectorMaps.Unfamiliarity?

  /// Texture of the anomaly map.
  mutating func noise(_ deviation: Double, seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: "noise")
    for cell in anomaly.indices { anomaly[cell] += Float(generator.normal(0, deviation)) }
  }

  var region: PixelRegion { PixelRegion(x0: 100, y0: 50, x1: 1300, y1: 310) }

  var maps: DetectorMaps {
    DetectorMaps(
      width: width, height: height, region: region, pitchMm: pitchMm, anomaly: anomaly, commodity: commodity,
      attenuation: attenuation, attenuationLow: [], unfamiliarity: unfamiliarity, model: model)
  }
}
