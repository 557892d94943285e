internal import Foundation

/// Build-up factors of a broad beam behind a slab, from `buildup.csv` (our own, `TransportTables`): between the points linear
/// in ln B over depth, logarithm of the energy, and logarithm of the effective atomic number; beyond the deepest point
/// B grows as the power of the depth with which it came.
struct BuildupTable: Sendable {
  /// What is summed behind the slab.
  enum Quantity: Int, Sendable { case energy, kerma }

  static let standard = BuildupTable()
  private let logNumbers: [Double], logEnergies: [Double], depths: [Double]
  /// By quantity: numbers × energies × depths.
  private let logFactors: [[Double]]

  private init() {
    let table = NumberColumns(
      table: "buildup.csv",
      columns: ["zeff_mev", "energy_MeV", "depth_mfp", "buildup_energy", "buildup_kerma"])
    func distinct(_ column: [Double]) -> [Double] { Set(column).sorted() }
    logNumbers = distinct(table[0]).map { log($0) }
    logEnergies = distinct(table[1]).map { log($0) }
    depths = distinct(table[2])
    let count = logNumbers.count * logEnergies.count * depths.count
    precondition(table[3].count == count, "buildup.csv is incomplete")
    logFactors = [table[3].map { log($0) }, table[4].map { log($0) }]
  }

  /// The factor at a depth in mean free paths (without coherent scattering) of photons of an energy in MeV.
  func factor(_ quantity: Quantity, number: Double, energyMev: Double, depthMfp: Double) -> Double {
    guard depthMfp > 0 else { return 1 }
    let (z, across) = Self.place(log(number), logNumbers)
    let (energy, along) = Self.place(log(energyMev), logEnergies)
    func at(_ z: Int, _ energy: Int) -> Double {
      let start = (z * logEnergies.count + energy) * depths.count
      return curve(logFactors[quantity.rawValue][start..<start + depths.count], depthMfp)
    }
    let near = at(z, energy) + along * (at(z, energy + 1) - at(z, energy))
    let far = at(z + 1, energy) + along * (at(z + 1, energy + 1) - at(z + 1, energy))
    return exp(near + across * (far - near))
  }

  private func curve(_ values: ArraySlice<Double>, _ depth: Double) -> Double {
    let last = depths.count - 1
    guard depth > depths[last] else { return Interpolation.linear(at: depth, xs: depths, ys: Array(values)) }
    let (end, before) = (values[values.startIndex + last], values[values.startIndex + last / 2])
    let power = (end - before) / log(depths[last] / depths[last / 2])
    return end + power * log(depth / depths[last])
  }

  /// The lower point and the share of the way to the next; outside, the nearest end.
  private static func place(_ value: Double, _ points: [Double]) -> (point: Int, share: Double) {
    let inside = min(max(value, points[0]), points[points.count - 1])
    let upper = Interpolation.upperIndex(of: inside, in: points)
    return (upper - 1, (inside - points[upper - 1]) / (points[upper] - points[upper - 1]))
  }
}
