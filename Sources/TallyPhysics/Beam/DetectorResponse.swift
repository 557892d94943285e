internal import Foundation

/// What one element of a detector line makes of a photon: it integrates energy, it does not count.
///
/// From `detector-response.csv`, which following photons one by one made (`CrystalTransport`): scattered photons that escape
/// and those that neighbours keep, annihilation photons, electrons that leave the element. Between its points the shares are
/// linear in the logarithms of energy, depth and face.
public struct DetectorResponse: Sendable {
  /// Mean energy deposited by one photon that arrives, MeV, for each energy asked for.
  public let meanDeposit: [Double]
  /// Mean of the squared deposit by one photon that arrives, MeV².
  public let squaredDeposit: [Double]
  /// Probability that a photon that arrives leaves anything.
  public let efficiency: [Double]

  /// The response at some photon energies, MeV.
  public init(detector: ScannerModel.Detector, energiesMev: [Double]) {
    let table = ResponseTable.of(detector.scintillator)
    let shares = energiesMev.map { energy in
      table.shares(faceMm: detector.faceMm, depthMm: detector.crystalMm, energyMev: energy)
    }
    meanDeposit = zip(energiesMev, shares).map { $0 * $1[0] }
    squaredDeposit = zip(energiesMev, shares).map { $0 * $0 * $1[1] }
    efficiency = shares.map { $0[2] }
  }
}

/// `detector-response.csv` of one scintillator.
private struct ResponseTable: Sendable {
  private static let all = Dictionary(uniqueKeysWithValues: Scintillator.Kind.allCases.map { ($0, ResponseTable($0)) })
  private let axes: [[Double]]
  /// Rows of mean, squared, efficiency in the order face, depth, energy.
  private let rows: [[Double]]

  static func of(_ kind: Scintillator.Kind) -> ResponseTable {
    guard let table = all[kind] else { preconditionFailure("no response of \(kind)") }
    return table
  }

  private init(_ kind: Scintillator.Kind) {
    let name = Substring(kind.rawValue)
    let table = NumberColumns(
      table: "detector-response.csv",
      columns: ["face_mm", "depth_mm", "energy_MeV", "mean_share", "squared_share", "efficiency"],
      where: { $0[0] == name })
    axes = (0..<3).map { axis in Set(table[axis]).sorted().map { log($0) } }
    rows = table[0].indices.map { row in [table[3][row], table[4][row], table[5][row]] }
    precondition(rows.count == axes.reduce(1) { $0 * $1.count }, "detector-response.csv is incomplete")
  }

  /// Mean share, squared share, efficiency; outside the table the nearest end.
  func shares(faceMm: Double, depthMm: Double, energyMev: Double) -> [Double] {
    let places = zip(axes, [faceMm, depthMm, energyMev]).map { axis, value -> (Int, Double) in
      let inside = min(max(log(value), axis[0]), axis[axis.count - 1])
      let upper = Interpolation.upperIndex(of: inside, in: axis)
      return (upper - 1, (inside - axis[upper - 1]) / (axis[upper] - axis[upper - 1]))
    }
    var sum = [0.0, 0, 0]
    for corner in 0..<8 {
      var (weight, row) = (1.0, 0)
      for (axis, place) in places.enumerated() {
        let isUpper = corner >> axis & 1
        weight *= isUpper == 1 ? place.1 : 1 - place.1
        row = row * axes[axis].count + place.0 + isUpper
      }
      guard weight > 0 else { continue }
      for share in 0..<3 { sum[share] += weight * rows[row][share] }
    }
    return sum
  }
}
