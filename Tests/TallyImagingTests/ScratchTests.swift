import Foundation
import TallyCore
import TallyDomain
import Testing

@testable import TallyImaging

func loadBin(_ folder: String, _ stem: String) throws -> (RawScan, ScanTruth) {
  let data = [UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(stem).bin")))
  func i32(_ k: Int) -> Int { Int(data[k]) | Int(data[k + 1]) << 8 | Int(data[k + 2]) << 16 }
  let (w, h, n) = (i32(0), i32(4), i32(8))
  var planes: [DetectorPlane] = []
  data.withUnsafeBytes { b in
    for k in 0..<n {
      let v = (0..<w * h).map { b.loadUnaligned(fromByteOffset: 12 + 2 * (k * w * h + $0), as: UInt16.self) }
      planes.append(DetectorPlane(width: w, height: h, samples: .unsigned16(v), bitsPerSample: 16))
    }
  }
  let side = try JSONCoding.decoder().decode(
    ScanSidecar.self, from: Data(contentsOf: URL(filePath: "\(folder)/\(stem).scans.json")))
  let truth = try JSONCoding.decoder().decode(
    ScanTruth.self, from: Data(contentsOf: URL(filePath: "\(folder)/\(stem).truth.json")))
  return (RawScan(stem: stem, files: [], planes: planes, sidecar: side, remarks: []), truth)
}

@Test func scratchBoxes() throws {
  let folder = ProcessInfo.processInfo.environment["FOLDER"] ?? "/tmp/corr/fy"
  let stems = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".bin") }.map {
    String($0.dropLast(4))
  }.sorted()
  let chain = CorrectionChain()
  var fails = 0, total = 0
  for stem in stems {
    let (raw, truth) = try loadBin(folder, stem)
    for mode in ["asis", "nocolumns", "nocab", "bare", "nopitch"] {
      var side = raw.sidecar
      if mode != "asis" { for i in side.containers!.indices { side.containers![i].columns = nil } }
      if mode == "nocab" { side.image?.cab = nil }
      if mode == "bare" || mode == "nopitch" { side.image?.cab = nil; side.containers = nil }
      if mode == "nopitch" { side.image?.pixelPitchMm = nil }
      let scan = RawScan(stem: stem, files: [], planes: raw.planes, sidecar: side, remarks: [])
      let start = Date()
      let r = chain.correct(scan)
      let t = Date().timeIntervalSince(start)
      var line =
        "\(stem.suffix(4)) \(mode) \(String(format: "%.3f", t))s noise \(r.planes.map { String(format: "%.4f", $0.airNoise) }) "
      total += 1
      var ok = r.boxes.count == truth.containers.count
      for (b, c) in zip(r.boxes, truth.containers) {
        let d = [
          b.region.x0 - c.columns[0], b.region.x1 - c.columns[1], b.region.y0 - c.rows[0], b.region.y1 - c.rows[1],
        ]
        let tx = max(8, 0.02 * Double(c.columns[1] - c.columns[0])), ty = max(8, 0.02 * Double(c.rows[1] - c.rows[0]))
        let good = Double(max(abs(d[0]), abs(d[1]))) <= tx && Double(max(abs(d[2]), abs(d[3]))) <= ty
        ok = ok && good
        line +=
          " \(d) \(good ? "" : "BAD") conf \(String(format: "%.2f", b.confidence)) doors \(b.doors?.rawValue ?? "-") i \(b.sidecarIndex.map(String.init) ?? "-")"
      }
      if !ok {
        fails += 1;
        line += " FAIL boxes \(r.boxes.map(\.region)) truth \(truth.containers.map { ($0.columns, $0.rows) })"
      }
      if mode == "asis" || !ok {
        print(line);
        if mode == "asis" { print("   ", r.quality.remarks.map { ($0.isFault ? "FAULT " : "") + $0.text }) }
      }
    }
  }
  print("fails \(fails) of \(total)")
}

func pnm(_ i: RenderedImage, _ path: String) throws {
  var d = Data("P\(i.channels == 1 ? 5 : 6)\n\(i.width) \(i.height)\n255\n".utf8)
  d.append(contentsOf: i.pixels)
  try d.write(to: URL(filePath: path))
}
@Test func scratchPictures() throws {
  let folder = ProcessInfo.processInfo.environment["FOLDER"] ?? "/tmp/corr/fy"
  let out = ProcessInfo.processInfo.environment["OUTDIR"] ?? "/tmp/corr/out"
  try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
  let stems = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".bin") }.map {
    String($0.dropLast(4))
  }.sorted()
  for stem in stems.prefix(Int(ProcessInfo.processInfo.environment["N"] ?? "99")!) {
    let (raw, _) = try loadBin(folder, stem)
    let r = CorrectionChain().correct(raw)
    let s = stem.suffix(4)
    let g = RadiographRenderer.grey(r)
    try pnm(RadiographRenderer.overlay(RegionMark.numbered(r.boxes.map(\.region)), on: g), "\(out)/\(s)-grey.ppm")
    let box = r.boxes.first?.region
    let start = Date()
    let c = RadiographRenderer.dualEnergy(r, region: box)
    print(s, "colour", Date().timeIntervalSince(start), GreyWindow(fitting: r, region: box))
    try pnm(c, "\(out)/\(s)-colour.ppm")
    try pnm(RadiographRenderer.grey(r, region: box), "\(out)/\(s)-box.ppm")
    try pnm(RadiographRenderer.grey(r, region: box, window: .dense(fitting: r, region: box)), "\(out)/\(s)-dense.ppm")
    try pnm(RadiographRenderer.thumbnail(r), "\(out)/\(s)-thumb.ppm")
  }
}
