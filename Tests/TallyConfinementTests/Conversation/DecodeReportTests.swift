import Foundation
import TallyCore
import TallyDomain
import TallyImaging
import Testing

@testable import TallyConfinement

@Suite("An answer is not believed")
struct DecodeReportTests {
  private func report(planes: Int = 2) -> DecodeReport {
    var sidecar = ScanSidecar()
    sidecar.containers = [ScanSidecar.Container(number: "MSKU1234565", columns: [2, 30])]
    sidecar.image = ScanSidecar.Image()
    sidecar.image?.pixelPitchMm = .init(x: 5, y: 5)
    let radiograph = Radiograph(
      width: 40, height: 30,
      planes: (0..<planes).map {
        TransmissionPlane(energyMev: $0 == 0 ? 6 : nil, values: Array(repeating: 0.5, count: 1_200), airNoise: 0.004)
      },
      pitch: .init(x: 5, y: 5), pitchIsDeclared: true, mask: Array(repeating: .measured, count: 1_200),
      boxes: [
        FoundBox(region: PixelRegion(x0: 2, y0: 3, x1: 30, y1: 20), doors: .left, confidence: 0.7, sidecarIndex: 0)
      ],
      quality: ScanQuality(usable: true, remarks: [QualityRemark(isFault: true, "A fault.")]))
    return DecodeReport(
      DecodedScan(
        stem: "s", files: ["s.tif"], sidecar: sidecar, remarks: ["r"], faults: ["f"],
        contentHash: String(repeating: "a1", count: 32), radiograph: radiograph), seconds: ["decode": 0.1])
  }

  @Test("a true one survives the way through JSON, to the last bit of its numbers") func roundTrip() throws {
    var sent = report()
    sent.planes[0].airNoise = Float(bitPattern: 0x3B83_126F)
    sent.boxes[0].confidence = 0.1 + 0.2
    let bytes = try JSONCoding.encoder(pretty: false).encode(DecodeReply.decoded(sent))
    guard case .decoded(let read) = try JSONCoding.decoder().decode(DecodeReply.self, from: bytes) else {
      Issue.record("another case")
      return
    }
    try read.check()
    #expect(try read.resultBytes(limits: .standard) == 1_200 * 9)
    #expect(read.planes[0].airNoise == sent.planes[0].airNoise && read.boxes[0].confidence == 0.1 + 0.2)
    let files = OpenedScan(stem: "own", images: [], sidecar: nil)
    let plane = Array(repeating: Float(0.5), count: 1_200)
    let scan = try read.scan(of: files, planes: [plane, plane], mask: Array(repeating: 2, count: 1_200))
    #expect(scan.stem == "own" && scan.files.isEmpty, "names are the parent's own, not what the helper says")
    #expect(scan.radiograph.mask.allSatisfy { $0 == .repaired } && scan.sidecar == sent.sidecar)
    #expect(
      scan.radiograph.boxes[0].doors == .left && scan.radiograph.quality.remarks == [.init(isFault: true, "A fault.")])
  }

  @Test("sizes that cannot be, or are beyond the limits") func sizes() {
    let sizes = [
      (0, 30), (-1, 30), (40, 0), (.max, .max), (.max, 1), (1 << 32, 1 << 32), (65_537, 1), (1, 65_537), (9_000, 9_000),
      (.min, .min),
    ]
    for (width, height) in sizes {
      var lie = report()
      (lie.width, lie.height) = (width, height)
      #expect(throws: Untrue.self, "\(width) × \(height)") { try lie.resultBytes(limits: .standard) }
    }
    for planes in [0, 3, 9] {
      var lie = report()
      lie.planes = Array(repeating: lie.planes[0], count: planes)
      #expect(throws: Untrue.self) { try lie.resultBytes(limits: .standard) }
    }
    var small = DecodingLimits.standard
    small.decodedBytes = 1_000
    #expect(throws: Untrue.self) { try report().resultBytes(limits: small) }
  }

  private static let lies: [(String, @Sendable (inout DecodeReport) -> Void)] = [
    ("no pitch", { $0.pitch.x = 0 }), ("negative pitch", { $0.pitch.y = -5 }),
    ("infinite pitch", { $0.pitch.x = .infinity }),
    ("no number as pitch", { $0.pitch.y = .nan }), ("energy", { $0.planes[0].energyMev = .infinity }),
    ("noise", { $0.planes[1].airNoise = .nan }), ("short hash", { $0.contentHash = "a1" }),
    ("hash of other signs", { $0.contentHash = String(repeating: "g", count: 64) }),
    ("negative time", { $0.seconds["decode"] = -1 }), ("no time", { $0.seconds["decode"] = .nan }),
    ("endless time", { $0.seconds["decode"] = 1e300 }),
    ("many stages", { report in (0..<9).forEach { report.seconds["\($0)"] = 0 } }),
    ("many boxes", { $0.boxes = Array(repeating: $0.boxes[0], count: 1_001) }),
    ("a box left of the picture", { $0.boxes[0].region.x0 = -1 }), ("right of it", { $0.boxes[0].region.x1 = 41 }),
    ("above it", { $0.boxes[0].region.y0 = .min }), ("below it", { $0.boxes[0].region.y1 = .max }),
    ("inside out", { $0.boxes[0].region.x0 = 30 }), ("confidence", { $0.boxes[0].confidence = 1.01 }),
    ("confidence that is no number", { $0.boxes[0].confidence = .nan }),
    ("a container that is not there", { $0.boxes[0].sidecarIndex = 1 }),
    ("one before the first", { $0.boxes[0].sidecarIndex = -1 }),
    ("one column", { $0.sidecar.containers?[0].columns = [3] }),
    ("no columns", { $0.sidecar.containers?[0].columns = [] }),
    ("columns backwards", { $0.sidecar.containers?[0].columns = [9, 3] }),
    ("columns before the first", { $0.sidecar.containers?[0].columns = [-3, 9] }),
    ("the sidecar's pitch", { $0.sidecar.image?.pixelPitchMm?.x = 0 }),
    ("the sidecar's scale", { $0.sidecar.image?.scale = -1 }),
  ]

  @Test("numbers that the rest of the program would trip over", arguments: lies.indices) func numbers(index: Int) throws
  {
    var report = report()
    try report.check()
    Self.lies[index].1(&report)
    #expect(throws: Untrue.self, "\(Self.lies[index].0)") { try report.check() }
  }

  @Test("pixels that correction never makes") func pixels() throws {
    let files = OpenedScan(stem: "s", images: [], sidecar: nil)
    let (good, mask) = (Array(repeating: Float(0.5), count: 1_200), Array(repeating: UInt8(3), count: 1_200))
    _ = try report(planes: 1).scan(of: files, planes: [good], mask: mask)
    // Noise around nothing is a measurement, below zero too.
    _ = try report(planes: 1).scan(of: files, planes: [[-0.001] + good.dropFirst()], mask: mask)
    for value in [Float.nan, .infinity, -.infinity] {
      var bad = good
      bad[700] = value
      #expect(throws: Untrue.self, "\(value)") { try report().scan(of: files, planes: [good, bad], mask: mask) }
    }
    var bad = mask
    bad[1_199] = 4
    #expect(throws: Untrue.self) { try report(planes: 1).scan(of: files, planes: [good], mask: bad) }
  }
}
