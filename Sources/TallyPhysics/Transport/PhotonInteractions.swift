internal import Foundation
internal import TallyCore

/// What happens to photons in one material, for following them one by one: cross sections on a fine grid that is even in
/// the logarithm of the energy, so that a look-up costs one logarithm. Coherent scattering is left out: at these energies
/// it turns a photon by little and takes nothing of its energy.
struct PhotonInteractions: Sendable {
  /// Photons below this energy, MeV, are absorbed where they are.
  static let lowestMev = 0.03
  private static let (points, highestMev) = (600, 16.0)
  private let total: [Double], incoherent: [Double], photoelectric: [Double]

  /// What a collision is.
  enum Collision { case compton, photoelectric, pair }

  init(_ material: Material) {
    let energies = (0...Self.points).map { point in
      Self.lowestMev * pow(Self.highestMev / Self.lowestMev, Double(point) / Double(Self.points))
    }
    let table = AttenuationTable.standard
    total = table.values(.withoutCoherent, of: material, energiesMev: energies)
    incoherent = table.values(.incoherent, of: material, energiesMev: energies)
    photoelectric = table.values(.photoelectric, of: material, energiesMev: energies)
  }

  /// μ/ρ without coherent scattering, cm²/g.
  func attenuation(_ energyMev: Double) -> Double { Self.at(total, energyMev) }

  /// Draws the kind of the next collision.
  func collision(_ energyMev: Double, _ random: inout SeededGenerator) -> Collision {
    let place = random.uniform() * Self.at(total, energyMev)
    let compton = Self.at(incoherent, energyMev)
    if place < compton { return .compton }
    return place < compton + Self.at(photoelectric, energyMev) || energyMev < 2 * KleinNishina.electronRest
      ? .photoelectric : .pair
  }

  private static func at(_ values: [Double], _ energyMev: Double) -> Double {
    let place = log(energyMev / lowestMev) / log(highestMev / lowestMev) * Double(points)
    let point = min(max(Int(place), 0), points - 1)
    return values[point] + min(max(place - Double(point), 0), 1) * (values[point + 1] - values[point])
  }
}

/// Compton scattering from free electrons.
enum KleinNishina {
  /// Rest energy of the electron, MeV.
  static let electronRest = 0.510_998_95

  /// Draws energy, MeV, and cosine of the angle of the scattered photon (H. Kahn, RAND report AECU-3259, 1954).
  static func scatter(_ energyMev: Double, _ random: inout SeededGenerator) -> (energyMev: Double, cosine: Double) {
    let alpha = energyMev / electronRest
    let widest = 1 + 2 * alpha
    while true {
      let (first, second, third) = (random.uniform(), random.uniform(), random.uniform())
      let ratio: Double
      let isTaken: Bool
      if first * (9 + 2 * alpha) <= widest {
        ratio = 1 + 2 * alpha * second
        isTaken = third <= 4 * (1 / ratio - 1 / (ratio * ratio))
      } else {
        ratio = widest / (1 + 2 * alpha * second)
        let cosine = 1 - (ratio - 1) / alpha
        isTaken = third <= (cosine * cosine + 1 / ratio) / 2
      }
      if isTaken { return (energyMev / ratio, 1 - (ratio - 1) / alpha) }
    }
  }
}
