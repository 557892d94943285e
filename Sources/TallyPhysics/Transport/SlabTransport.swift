internal import Foundation
internal import TallyCore

/// Follows photons that fall straight on a thick slab and counts what comes out behind every depth: the unscattered ones
/// and all that were scattered. This is where the build-up factors of `buildup.csv` come from, and what the tests hold them
/// to.
///
/// Compton scattering by Klein and Nishina, photoelectric absorption, pair production with two annihilation photons. Left
/// out: coherent scattering, fluorescence (below 0.09 MeV even in lead), bremsstrahlung of the secondary electrons (a few
/// percent in lead above 6 MeV). What first crosses a depth is what would leave a slab of that thickness, so one run gives
/// all depths. At each depth that a photon reaches for the first time it is split, so that as many are followed deep inside
/// as at the front.
public struct SlabTransport: Sendable {
  /// Depths in mean free paths of the source energy are multiples of this.
  public static let stepMfp = 0.5
  private static let deepest = 40
  private let material: PhotonInteractions, air: [Double], airEnergies: [Double]

  /// What passes depth `k · stepMfp`, relative to what passes unscattered: by energy, and by kerma in air.
  public struct Buildup: Sendable {
    /// One a depth, beginning with 1 at depth 0.
    public let energy: [Double], kerma: [Double]
  }

  /// A slab of a material.
  public init(_ material: Material) {
    self.material = PhotonInteractions(material)
    airEnergies = (0...300).map { 0.03 * pow(16 / 0.03, Double($0) / 300) }
    air = AttenuationTable.standard.values(.energyAbsorption, of: .dryAir, energiesMev: airEnergies)
  }

  private struct Photon { var energy: Double, cosine: Double, depth: Double, reached: Int, weight: Double }

  /// Build-up behind the slab for photons of one energy, MeV, from so many histories.
  public func buildup(energyMev: Double, histories: Int, seed: UInt64) -> Buildup {
    var random = SeededGenerator(seed: seed, stream: "slab \(energyMev)")
    let step = Self.stepMfp / material.attenuation(energyMev)
    var energy = [Double](repeating: 0, count: Self.deepest + 1), kerma = energy
    var stack = [Photon]()
    for _ in 0..<histories {
      stack.append(Photon(energy: energyMev, cosine: 1, depth: 0, reached: 0, weight: 1))
      while var photon = stack.popLast() {
        follow(&photon, step: step, &stack, &random) { plane, photon in
          energy[plane] += photon.weight * photon.energy
          kerma[plane] += photon.weight * photon.energy * airAbsorption(photon.energy) / max(photon.cosine, 0.02)
        }
      }
    }
    func relative(_ sums: [Double], _ unit: Double) -> [Double] {
      sums.enumerated().map { plane, sum in
        plane == 0 ? 1 : sum / (Double(histories) * unit * exp(-Double(plane) * Self.stepMfp))
      }
    }
    return Buildup(
      energy: relative(energy, energyMev), kerma: relative(kerma, energyMev * airAbsorption(energyMev)))
  }

  private func airAbsorption(_ energyMev: Double) -> Double {
    Interpolation.linear(at: energyMev, xs: airEnergies, ys: air)
  }

  /// Moves a photon until it is gone or crosses a depth for the first time, where it is counted and split.
  private func follow(
    _ photon: inout Photon, step: Double, _ stack: inout [Photon], _ random: inout SeededGenerator,
    count: (Int, Photon) -> Void
  ) {
    while true {
      let path = -log(1 - random.uniform()) / material.attenuation(photon.energy)
      let goal = photon.depth + photon.cosine * path
      if goal < 0 { return }
      let next = Double(photon.reached + 1) * step
      if goal >= next {
        photon.reached += 1
        photon.depth = next
        count(photon.reached, photon)
        if photon.reached == Self.deepest { return }
        // As many as the unscattered beam loses in a step; scattered ones add to them.
        let copies = (exp(Self.stepMfp) + random.uniform()).rounded(.down)
        photon.weight /= exp(Self.stepMfp)
        for _ in 1..<Int(copies) { stack.append(photon) }
        continue
      }
      photon.depth = goal
      switch material.collision(photon.energy, &random) {
      case .photoelectric: return
      case .compton:
        let scattered = KleinNishina.scatter(photon.energy, &random)
        photon.energy = scattered.energyMev
        photon.cosine = Self.turned(photon.cosine, by: scattered.cosine, &random)
        if photon.energy < PhotonInteractions.lowestMev { return }
      case .pair:
        // Two annihilation photons, back to back in any direction.
        photon.energy = KleinNishina.electronRest
        photon.cosine = random.uniform(-1, 1)
        var other = photon
        other.cosine = -photon.cosine
        stack.append(other)
      }
    }
  }

  /// Cosine to the axis after a turn by an angle with the given cosine, round the old direction by any azimuth.
  static func turned(_ cosine: Double, by turn: Double, _ random: inout SeededGenerator) -> Double {
    let sines = ((1 - cosine * cosine) * (1 - turn * turn)).squareRoot()
    return min(max(cosine * turn + sines * cos(2 * .pi * random.uniform()), -1), 1)
  }
}
