internal import Foundation
public import TallyDomain

/// What is known of the machine that made a scan, from what its sidecar states.
public struct StatedScanner: Sendable, Equatable {
  /// The scanner whose tables stand for it, its planes those of the scan, highest energy first.
  public let scanner: ScannerModel
  /// True where the machine is known by name and states that machine's energies; false where a machine of its class, with
  /// the energies stated, stands for it.
  public let isKnown: Bool

  /// Energies are stated to a tenth of a MeV.
  private static let energyTolerance = 0.075

  /// The machine of a scan: by the names that the sidecar gives, among `own` (calibrated files of the site) and the scanners
  /// that this program knows; else the most alike of the known ones with the energies stated. Nil where neither name nor
  /// energies say anything, or no known machine makes such energies.
  public init?(_ sidecar: ScanSidecar, energiesMev: [Double?], own: [ScannerModel] = []) {
    let stated = energiesMev.compactMap(\.self)
    let names = [sidecar.scanner?.model, sidecar.scanner?.id].compactMap { $0?.lowercased() }
    let known = own + ScannerModel.knownNames.compactMap { try? ScannerModel.named($0) }
    for scanner in known where names.contains(scanner.name.lowercased()) {
      guard stated.count == energiesMev.count else {
        guard stated.isEmpty, scanner.planes.count == energiesMev.count else { continue }
        (self.scanner, isKnown) = (scanner, true)
        return
      }
      if let planes = Self.planes(of: scanner, energiesMev: stated) {
        (self.scanner, isKnown) = (planes, true)
        return
      }
    }
    guard !stated.isEmpty, stated.count == energiesMev.count,
      let like = Self.alike(known.filter { $0.planes.count == stated.count }, energiesMev: stated)
    else { return nil }
    (scanner, isKnown) = (like, false)
  }

  /// The scanner with those of its planes that have these energies; nil where one is missing.
  private static func planes(of scanner: ScannerModel, energiesMev: [Double]) -> ScannerModel? {
    var copy = scanner
    copy.planes = energiesMev.compactMap { energy in
      scanner.planes.first { abs($0.beam.endpointMev - energy) <= energyTolerance }
    }
    return copy.planes.count == energiesMev.count ? copy : nil
  }

  /// The nearest in energy, with the energies stated, and in the middle of the ranges in which machines of a class differ.
  private static func alike(_ known: [ScannerModel], energiesMev: [Double]) -> ScannerModel? {
    func distance(_ scanner: ScannerModel) -> Double {
      zip(scanner.energiesMev, energiesMev).reduce(0) { $0 + abs(log($1.0 / max($1.1, 0.01))) }
    }
    guard var copy = known.min(by: { distance($0) < distance($1) }), distance(copy) < 0.5 else { return nil }
    let ranges = ScannerRanges.wide
    for plane in copy.planes.indices {
      copy.planes[plane].beam.endpointMev = energiesMev[plane]
      copy.planes[plane].beam.filterGCm2 *= ranges.filter.middle
      copy.planes[plane].quantaInAir *= ranges.dose.middle
    }
    copy.detector.crystalMm *= ranges.crystal.middle
    copy.calibration = nil
    return (try? copy.check()) == nil ? nil : copy
  }
}

extension FactorRange {
  /// The middle of the range, and one sigma of the logarithm of a factor drawn evenly in it.
  var middle: Double { (low * high).squareRoot() }
  var sigma: Double { log(high / low) / 12.squareRoot() }
}

extension ScannerModel {
  /// The same machine for a picture of this pitch and height: the lower edge of the picture stays where it is on the road.
  func picturing(rows: Int, pitch: ScanSidecar.Pitch) -> ScannerModel {
    var copy = self
    let bottom = geometry.topMm - Double(geometry.rows) * geometry.pitchYMm
    let (alongX, alongY) = (pitch.x / geometry.pitchXMm, pitch.y / geometry.pitchYMm)
    copy.geometry.rows = rows
    copy.geometry.pitchYMm = pitch.y
    copy.geometry.topMm = bottom + Double(rows) * pitch.y
    copy.geometry.speedMmS = pitch.x * geometry.pulsesPerSecond
    for plane in copy.planes.indices { copy.planes[plane].quantaInAir *= alongX * alongY }
    copy.readout.scatterReachPx = max(1, readout.scatterReachPx / alongY)
    return copy
  }
}
