internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyPhysics

/// `tallyman physics calibrate wedge.tif --steps wedge-steps.csv --scanner mobile-6-4 --out scanner.json`
struct PhysicsCalibrateCommand: RunnableCommand, Equatable {
  var scans: [String] = [], steps: [String] = [], scanner = "mobile-6-4", scannerName: String?, out: String?
  var config: String?, json = false

  static let name = "physics calibrate"
  static let summary = "Fit a scanner's beams and scatter to scans of step wedges, and write its file."
  static let examples = [
    "tallyman physics calibrate out/wedge/wedge.tif --steps out/wedge/wedge-steps.csv --out out/wedge/scanner.json"
  ]
  static var options: [Option<Self>] {
    [
      .list("", "SCAN", "Scans of wedges, each an image with its sidecar.", \.scans),
      .list("--steps", "FILE", "The step list of each scan in the same order, or one for all.", \.steps),
      .scanner(\.scanner),
      .value("--name", "NAME", "Name of the fitted scanner; the one it begins from else.", \.scannerName),
      .value("--out", "FILE", "Where the scanner's file goes.", \.out),
      .settings(\.config),
      .json(\.json),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard !scans.isEmpty else { throw UsageError.missingWord(placeholder: "SCAN") }
    guard let out else { throw UsageError.missingWord(placeholder: "--out FILE") }
    guard steps.count == scans.count || steps.count == 1 else {
      throw UsageError.contradiction("There are \(scans.count) scans and \(steps.count) step lists.")
    }
    var start = try PhysicsWords.scanner(scanner)
    let reader = Composition(settings: try Settings(contentsOf: config)).reader
    var wedges = [WedgeScan]()
    for (index, path) in scans.enumerated() {
      for files in try ScanDiscovery.scans(at: path) {
        wedges.append(try wedge(try reader.read(files), steps: steps[steps.count == 1 ? 0 : index], scanner: start))
      }
    }
    start.name = scannerName ?? start.name
    var fitted = try WedgeCalibration(wedges, of: start).fit(start)
    fitted.penetrationSteelMm = PenetrationTest(try ForwardModel(fitted)).limitMm().rounded()
    try FileBytes.write(Data(try ScannerFile.write(fitted)), to: out)
    if json { try terminal.json(fitted) } else { terminal.out(Self.text(fitted, from: start)) }
    return .done
  }

  /// A decoded scan, corrected by its step list and by the levels of its sidecar, or of the scanner where it has none.
  private func wedge(_ raw: RawScan, steps path: String, scanner: ScannerModel) throws -> WedgeScan {
    let (width, height) = (raw.planes[0].width, raw.planes[0].height)
    let text = String(decoding: try FileBytes.read(path, limit: WedgeLayout.byteLimit), as: UTF8.self)
    let layout = try WedgeLayout(csv: text, file: path, width: width, height: height)
    let image = raw.sidecar.image
    func levels(_ stated: [Double]?, _ usual: (ScannerModel.Plane) -> Double) -> [Double] {
      guard let stated, stated.count == raw.planes.count else {
        return raw.planes.indices.map { usual(scanner.planes[min($0, scanner.planes.count - 1)]) }
      }
      return stated
    }
    let radiograph = WedgeCorrection(layout).correct(
      raw.planes, air: levels(image?.air) { $0.airCounts }, dark: levels(image?.dark) { $0.darkCounts },
      energiesMev: levels(image?.energiesMev) { $0.beam.endpointMev },
      pitch: image?.pixelPitchMm ?? .init(x: scanner.geometry.pitchXMm, y: scanner.geometry.pitchYMm))
    return WedgeScan(name: raw.stem, radiograph: radiograph, layout: layout)
  }

  private static func text(_ fitted: ScannerModel, from start: ScannerModel) -> String {
    func change(_ name: String, _ before: Double, _ after: Double) -> String {
      "\(name): \(PhysicsWords.rounded(before, 5)) → \(PhysicsWords.rounded(after, 5))"
    }
    var lines = [String]()
    for (index, plane) in fitted.planes.enumerated() {
      let before = start.planes[index]
      lines.append(change("plane \(index + 1), end point, MeV", before.beam.endpointMev, plane.beam.endpointMev))
      lines.append(change("plane \(index + 1), filter, g/cm²", before.beam.filterGCm2, plane.beam.filterGCm2))
      lines.append(change("plane \(index + 1), quanta in air", before.quantaInAir, plane.quantaInAir))
    }
    lines.append(change("leak", start.readout.leakFraction, fitted.readout.leakFraction))
    lines.append(change("scatter of the scanner", start.readout.scatterFraction, fitted.readout.scatterFraction))
    lines.append(change("scatter of the load", start.readout.loadScatter, fitted.readout.loadScatter))
    for (index, residual) in (fitted.calibration?.residuals ?? []).enumerated() {
      lines.append("plane \(index + 1): −ln T is met within \(PhysicsWords.rounded(100 * residual, 2)) %")
    }
    lines.append("penetrates \(Int(fitted.penetrationSteelMm)) mm of steel")
    return lines.joined(separator: "\n")
  }
}
