internal import Foundation
internal import TallyCore
internal import TallyDomain

/// Fits a scanner to scans of wedges: of each plane end-point energy and filter, of all planes together scatter and leak, so
/// that the forward model shows what the wedges showed. What is fitted are physical figures, not curves, so the result also
/// holds between the steps, for other materials, and a little beyond.
///
/// Least squares by Gauss and Newton on the logarithms of the figures, with the steps' −ln T weighted by their noise and by
/// half a percent of doubt, and with the scanner that one begins from as a weak prior.
public struct WedgeCalibration: Sendable {
  /// Rounds at most; it stops earlier where nothing changes any more.
  private static let rounds = 25
  /// Doubt about the mean signal of a step, relative.
  private static let doubt = 0.005
  private let scans: [WedgeScan]
  private let observed: [[[(mean: Double, sigma: Double)]]]

  /// Checks that the scans can teach something. Throws where there are too few steps or materials, or where a scan has not
  /// the planes of the scanner.
  public init(_ scans: [WedgeScan], of scanner: ScannerModel) throws(PhysicsError) {
    for scan in scans {
      guard scan.radiograph.planes.count == scanner.planes.count else {
        throw .badWedge(
          scan: scan.name, problem: "It has \(scan.radiograph.planes.count) planes, not \(scanner.planes.count).")
      }
      guard scan.layout.steps.allSatisfy({ $0.region.width >= 12 && $0.region.height >= 12 }) else {
        throw .badWedge(scan: scan.name, problem: "A step is less than 12 pixels wide or high.")
      }
    }
    let steps = scans.flatMap(\.layout.steps)
    guard steps.count >= 6, Set(steps.map(\.material.name)).count >= 2 else {
      throw .badWedge(
        scan: scans.map(\.name).joined(separator: ", "), problem: "There are too few steps or materials in it.")
    }
    self.scans = scans
    observed = scans.map { scan in scanner.planes.indices.map { scan.steps(plane: $0) } }
  }

  /// The fitted scanner, with a record of the scans. Throws where the fit leaves what the physics covers.
  public func fit(_ start: ScannerModel) throws(PhysicsError) -> ScannerModel {
    let figures = FittedFigures(start)
    var place = [Double](repeating: 0, count: figures.count)
    var (errors, best) = (try residuals(figures, place), place)
    var damping = 1e-3
    for _ in 0..<Self.rounds {
      let slopes = try slopes(figures, best, errors)
      var improved = false
      for _ in 0..<9 where !improved {
        let step = solve(slopes, errors, damping: damping)
        place = zip(best, step).map { min(max($0 - $1, -3), 3) }
        let next = try residuals(figures, place)
        improved = Self.sum(next) < Self.sum(errors)
        damping *= improved ? 0.3 : 10
        if improved {
          let gain = Self.sum(errors) - Self.sum(next)
          (best, errors) = (place, next)
          if gain < 1e-7 * Self.sum(errors) { return try finished(figures, best) }
        }
      }
      if !improved { break }
    }
    return try finished(figures, best)
  }

  private static func sum(_ errors: [Double]) -> Double { errors.reduce(0) { $0 + $1 * $1 } }

  private func finished(_ figures: FittedFigures, _ place: [Double]) throws(PhysicsError) -> ScannerModel {
    var scanner = figures.scanner(place)
    let modelled = try signals(scanner)
    let residuals = scanner.planes.indices.map { plane -> Double in
      var (sum, count) = (0.0, 0.0)
      for scan in scans.indices {
        for (seen, reckoned) in zip(observed[scan][plane], modelled[scan][plane])
        where seen.mean > 0 && seen.mean < 0.97 {
          let relative = log(seen.mean) / log(reckoned) - 1
          sum += relative * relative
          count += 1
        }
      }
      return (sum / max(count, 1)).squareRoot()
    }
    for plane in scanner.planes.indices { scanner.planes[plane].quantaInAir *= try dose(scanner, plane: plane) }
    scanner.calibration = ScannerCalibration(
      scans: scans.map(\.name), steps: scans.reduce(0) { $0 + $1.layout.steps.count }, residuals: residuals)
    try scanner.check()
    return scanner
  }

  /// By how much the dose differs from what the scanner states, from the noise of open air: 0.2 to 5.
  private func dose(_ scanner: ScannerModel, plane: Int) throws(PhysicsError) -> Double {
    let settings = scanner.planes[plane]
    let electronic = scanner.readout.electronicNoise / (settings.airCounts - settings.darkCounts)
    let stated = Double(QuantumNoise(try BeamWeights(plane: settings, detector: scanner.detector)).weight(ofSignal: 1))
    let seen = scans.reduce(0.0) { $0 + pow(Double($1.radiograph.planes[plane].airNoise), 2) } / Double(scans.count)
    return min(max(stated / max(seen - electronic * electronic, stated / 5), 0.2), 5)
  }

  /// What the model shows in each step: by scan, plane, step.
  private func signals(_ scanner: ScannerModel) throws(PhysicsError) -> [[[Double]]] {
    let forward = try ForwardModel(scanner)
    let fields = ScatterField.fields(of: forward)
    return scans.map { scan in
      scanner.planes.indices.map { plane in
        let picture = scan.modelled(forward, plane: plane, scatter: fields[plane])
        return scan.layout.steps.map { step in
          let x = (step.region.x0 + step.region.x1) / 2
          // The middle column stands for the step; scatter changes along its height.
          let rows = step.region.y0 + 6..<step.region.y1 - 6
          return rows.reduce(0.0) { $0 + Double(picture[$1 * scan.radiograph.width + x]) } / Double(rows.count)
        }
      }
    }
  }

  /// Differences of −ln T over their sigma, then how far each figure is from where it began, over its own.
  private func residuals(_ figures: FittedFigures, _ place: [Double]) throws(PhysicsError) -> [Double] {
    let modelled = try signals(figures.scanner(place))
    var result = [Double]()
    for scan in scans.indices {
      for plane in modelled[scan].indices {
        for (seen, reckoned) in zip(observed[scan][plane], modelled[scan][plane]) {
          let sigma = (seen.sigma * seen.sigma + pow(Self.doubt * reckoned, 2)).squareRoot()
          result.append((seen.mean - reckoned) / sigma)
        }
      }
    }
    return result + zip(place, figures.sigmas).map { $0 / $1 }
  }

  private func slopes(
    _ figures: FittedFigures, _ place: [Double], _ errors: [Double]
  ) throws(PhysicsError) -> [[Double]] {
    var slopes = [[Double]]()
    for index in place.indices {
      var moved = place
      moved[index] += 0.005
      slopes.append(zip(try residuals(figures, moved), errors).map { ($0 - $1) / 0.005 })
    }
    return slopes
  }

  private func solve(_ slopes: [[Double]], _ errors: [Double], damping: Double) -> [Double] {
    func product(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    var normal = slopes.map { row in slopes.map { product(row, $0) } }
    for index in slopes.indices { normal[index][index] *= 1 + damping }
    return LinearEquations.solve(normal, slopes.map { product($0, errors) })
  }
}
