internal import Foundation

/// What a detector element is made of.
public struct Scintillator: Sendable {
  /// Elements by mass.
  public let material: Material
  /// g/cm³.
  public let density: Double
  private let logEnergies: [Double], logRanges: [Double]

  /// The names that a scanner may use.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Cadmium tungstate, 7.9 g/cm³ (crystal makers' figure).
    case cadmiumTungstate = "CdWO4"
    /// Caesium iodide, 4.51 g/cm³ (PNNL-15870).
    case caesiumIodide = "CsI"
    /// Plastic on polyvinyl toluene, C₉H₁₀, 1.032 g/cm³ (PNNL-15870).
    case plastic = "plastic"
  }

  /// The material of a kind. Electron ranges: ESTAR, for plastic those of polyethylene, which per gram are within 4 %.
  public init(_ kind: Kind) {
    let (parts, density, table): ([Int: Double], Double, Substring) =
      switch kind {
      case .cadmiumTungstate: ([48: 0.31203, 74: 0.51032, 8: 0.17765], 7.9, "CdWO4")
      case .caesiumIodide: ([55: 0.51155, 53: 0.48845], 4.51, "CsI")
      case .plastic: ([1: 0.08528, 6: 0.91472], 1.032, "polyethylene")
      }
    material = Material(name: kind.rawValue, massParts: parts, density: density)
    self.density = density
    let ranges = NumberColumns(
      table: "electron-stopping.csv", columns: ["energy_MeV", "csda_range_g_cm2"], where: { $0[0] == table })
    (logEnergies, logRanges) = (ranges[0].map { log($0) }, ranges[1].map { log($0) })
  }

  /// Range of an electron in the continuous-slowing-down approximation, g/cm², from its energy in MeV.
  func electronRange(_ energyMev: Double) -> Double {
    guard energyMev > 0 else { return 0 }
    return exp(Interpolation.linear(at: log(energyMev), xs: logEnergies, ys: logRanges))
  }
}
