internal import Foundation
internal import TallyCore
internal import TallyDetector
internal import TallyDomain
internal import TallyImaging
internal import TallyManifest
internal import Testing
internal import TallyTestSupport
@testable internal import TallyAssessment

@Test func scratch() throws {
  let folder = SharedData.folder.path + "/first-yard"
  var manifests = [Manifest]()
  for f in try FileManager.default.contentsOfDirectory(atPath: folder + "/manifests").sorted() {
    manifests += try ManifestReader().read(path: folder + "/manifests/" + f).manifests
  }
  let index = ManifestIndex(manifests)
  let found = try ScanDiscovery.scans(at: folder + "/scans")
  for files in found {
    let raw = try ScanReader().read(files)
    let r = CorrectionChain().correct(raw)
    for box in r.boxes {
      let d = InputDescription.standard
      let grid = try BoxGrid(
        box: box, pitch: r.pitch, picture: PixelRegion(x0: 0, y0: 0, x1: r.width, y1: r.height), input: d)
      let input = DetectorInput(radiograph: r, grid: grid, description: d)
      let n = grid.columns * grid.rows
      var att = input.attenuationHigh
      if grid.mirrored {
        for y in 0..<grid.rows {
          att.replaceSubrange(
            y * grid.columns..<(y + 1) * grid.columns, with: att[y * grid.columns..<(y + 1) * grid.columns].reversed())
        }
      }
      let groups = CommodityVocabulary.standard.groups.count
      let maps = DetectorMaps(
        width: grid.columns, height: grid.rows, region: grid.region, pitchMm: d.pitchMm,
        anomaly: .init(repeating: -5, count: n), commodity: .init(repeating: 1 / Float(groups), count: n * groups),
        attenuation: att, attenuationLow: [], model: "m")
      let c = box.sidecarIndex.flatMap { i in raw.sidecar.containers?[i] }
      let link = index.link(container: c, vehicle: raw.sidecar.vehicle)
      var o = ContainerObservation(
        number: c?.number, view: "side", box: box, maps: maps, declaration: link, quality: r.quality, pitch: r.pitch,
        contentHash: raw.contentHash)
      let clock = ContinuousClock()
      let e = try #require(Evidence(o, vocabulary: .standard))
      var a: AssessedContainer?
      let t = clock.measure { a = Assessor(calibration: nil, budget: .init(flaggedCleanPer100: 1)).assess(o) }
      if raw.stem.hasSuffix("0007") {
        for y in 0..<grid.rows {
          let row = (0..<grid.columns).map { att[y * grid.columns + $0] }
          let q = Quantile.of(row, [0.05, 0.3, 0.5, 0.95]) ?? []
          if y % 4 == 0 || y < 12 || y > 180 { print("row", y, q.map { ($0 * 1000).rounded() / 1000 }) }
        }
        try Data(att.withUnsafeBytes { Array($0) }).write(to: URL(filePath: "/tmp/e7-\(grid.columns)x\(grid.rows).f32"))
      }
      print(
        raw.stem.suffix(4), "cells", grid.columns, grid.rows, "wall", e.wallLevel, "loaded",
        Double(e.loadedCells) / Double(e.interior.area), e.loadClass, "usable", r.quality.usable, t)
      for f in a?.findings ?? [] { print("   ", f.code.rawValue, f.score ?? 0, f.sentence) }
      o.declaration = LinkedDeclaration(
        link: ManifestLink(method: .exact, confidence: 1, consignments: []), scannedNumber: nil, manifestNumber: nil,
        declared: Declared(fullEmpty: .empty, goods: [], grossMassKg: nil), sizeType: nil, seals: [], explanation: "")
      let m = UndeclaredLoad.measure(try #require(Evidence(o, vocabulary: .standard)))
      print("   as empty:", m[0].statistic, m[0].sentence)
    }
  }
}
