import Foundation
import TallyCore
import TallyDomain

/// Hand-made values: a scan with everything that an assessment can say, and a picture of bars.
enum Sample {
  static let width = 700, height = 530

  static func scan(_ stem: String, priority: Double?, flagged: Bool) -> AssessedScan {
    let anomaly = Finding(
      code: .densityAnomaly, view: "side", region: PixelRegion(x0: 100, y0: 100, x1: 200, y1: 180), score: priority,
      pValue: 0.001, severity: nil,
      statistic: .init(name: "areal density", unit: "g/cm²", seen: 31, expected: [4, 12]),
      sentence: "A dense body of 31 g/cm² where cotton explains 4 to 12.", lines: [.init(consignment: "BL-1", item: 1)])
    let paper = Finding(
      code: .numberInvalid, view: "side", region: nil, score: nil, pValue: nil, severity: .attention, statistic: nil,
      sentence: "The container number has a wrong check digit.", lines: [])
    let goods = DeclaredGoods(
      consignment: "BL-1", item: 1, hs: "520100", description: "Cotton \"raw\" <b>", grossMassKg: 9000)
    let container = AssessedContainer(
      number: "MSKU1234565", view: "side", columns: [40, 660], rows: [30, 900],
      link: ManifestLink(method: .exact, confidence: 1, consignments: ["BL-1"]),
      declared: Declared(fullEmpty: nil, goods: [goods], grossMassKg: 9000),
      commodities: [.init(group: "textiles", share: 0.7)],
      massKg: .init(estimate: 9500, low: 9000, high: 10_000, lowerBound: false), priority: priority,
      pValue: priority == nil ? nil : 0.001, flagged: flagged, findings: priority == nil ? [paper] : [anomaly, paper])
    return AssessedScan(
      stem: stem, scanId: stem, files: [stem + ".tiff"], content: "sha256:0", scanner: "gate-1",
      acquiredAt: "2026-11-24T09:00:00Z", error: nil, quality: .init(usable: true, remarks: []), findings: [],
      containers: [container])
  }

  /// Bars of falling transmission, noise, a hole that nothing penetrates and an edge outside the beam.
  static func radiograph() -> Radiograph {
    var generator = SeededGenerator(seed: 5)
    var (high, low) = ([Float](), [Float]())
    var mask = [Radiograph.PixelQuality](repeating: .measured, count: width * height)
    for y in 0..<height {
      for x in 0..<width {
        let thickness = Float(x * 8 / width) * 0.5
        high.append(min(1.05, Float(generator.normal(0, 0.003)) + expf(-thickness)))
        low.append(min(1.05, Float(generator.normal(0, 0.003)) + expf(-1.3 * thickness)))
        if (300..<340).contains(x), (200..<240).contains(y) { mask[y * width + x] = .unpenetrated }
        if y < 10 { mask[y * width + x] = .outside }
      }
    }
    return Radiograph(
      width: width, height: height,
      planes: [
        TransmissionPlane(energyMev: 6, values: high.map { max($0, 1e-4) }, airNoise: 0.003),
        TransmissionPlane(energyMev: 4, values: low.map { max($0, 1e-4) }, airNoise: 0.003),
      ], pitch: .init(x: 4, y: 4), pitchIsDeclared: true, mask: mask,
      boxes: [], quality: ScanQuality(usable: true, remarks: []))
  }
}
