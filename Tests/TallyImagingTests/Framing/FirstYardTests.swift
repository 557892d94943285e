import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyImaging

/// Scans made by another simulator than ours; a contract test, nothing is tuned to them.
@Suite("First yard", .enabled(if: SharedData.isUsable), .serialized)
struct FirstYardTests {
  enum Told: String, CaseIterable {
    case everything, noColumns, noColumnsNorCab, nothingButPitch, nothing

    func sidecar(_ full: ScanSidecar) -> ScanSidecar {
      var sidecar = full
      if self != .everything {
        sidecar.containers = full.containers?.map { container in
          var bare = container
          bare.columns = nil
          if self == .noColumnsNorCab { bare.type = nil }
          return bare
        }
      }
      if self == .noColumnsNorCab { sidecar.image?.cab = nil }
      if self == .nothingButPitch || self == .nothing {
        sidecar.containers = nil
        sidecar.image?.cab = nil
      }
      if self == .nothing { sidecar.image?.pixelPitchMm = nil }
      return sidecar
    }
  }

  @Test("every box is found, each edge within the larger of 8 pixels and 2 %", arguments: 0..<12)
  func boxes(scan: Int) throws {
    let scans = try ScanDiscovery.scans(at: try SharedData.path("first-yard/scans"))
    try #require(scans.count == 12)
    let raw = try ScanReader().read(scans[scan])
    let truth = try TruthFile.read(SharedData.path("first-yard/truth/\(raw.stem).json"))
    for told in Told.allCases {
      let sidecar = told.sidecar(raw.sidecar)
      let radiograph = CorrectionChain().correct(
        RawScan(stem: raw.stem, files: raw.files, planes: raw.planes, sidecar: sidecar, remarks: []))
      expectBoxes(radiograph.boxes, match: truth, "\(raw.stem) told \(told.rawValue)")
      let doors: FoundBox.Side = raw.sidecar.image?.cab == "left" ? .right : .left
      #expect(radiograph.boxes.allSatisfy { $0.doors == doors }, "\(raw.stem)")
      if sidecar.containers != nil {
        #expect(radiograph.boxes.map(\.sidecarIndex) == Array(0..<truth.containers.count), "\(raw.stem)")
      }
      #expect(radiograph.quality.usable && !radiograph.quality.remarks.contains { $0.isFault }, "\(raw.stem)")
      #expect(radiograph.pitchIsDeclared == (told != .nothing))
      #expect(abs(radiograph.pitch.x / 8 - 1) < 0.02, "\(raw.stem): \(radiograph.pitch)")
    }
  }
}
