internal import Foundation
internal import TallyCore

/// Follows photons into one element of a detector line and adds up what they leave there: the slow second implementation
/// that `DetectorResponse` is held to.
///
/// Elements stand side by side along the line without gaps; across it there is nothing. A photon falls evenly on the face of
/// its element, straight. Electrons run straight from where they are set free, over 0.6 of their range in the
/// continuous-slowing-down approximation, and lose energy evenly; what lies outside the element is lost to it.
public struct CrystalTransport: Sendable {
  /// Share of the range that an electron gets from where it began: the rest is spent on turns.
  private static let straightness = 0.6
  private let interactions: PhotonInteractions, scintillator: Scintillator
  private let width: Double, depth: Double

  /// Mean deposit of a photon that arrives, mean of its square, share of the photons that leave anything.
  public struct Deposit: Sendable {
    /// MeV, MeV², 0 to 1.
    public let mean: Double, squared: Double, efficiency: Double
  }

  /// An element of square face; sizes in mm.
  public init(_ scintillator: Scintillator, faceMm: Double, depthMm: Double) {
    self.scintillator = scintillator
    interactions = PhotonInteractions(scintillator.material)
    (width, depth) = (faceMm / 10, depthMm / 10)
  }

  private struct Photon { var energy: Double, place: SpaceVector, direction: SpaceVector }

  /// What photons of one energy, MeV, leave, from so many of them.
  public func deposit(energyMev: Double, histories: Int, seed: UInt64) -> Deposit {
    var random = SeededGenerator(seed: seed, stream: "crystal \(energyMev)")
    var (sum, squares, some) = (0.0, 0.0, 0)
    for _ in 0..<histories {
      let half = width / 2
      let start = SpaceVector(x: random.uniform(-half, half), y: random.uniform(-half, half), z: 0)
      let deposit = history(Photon(energy: energyMev, place: start, direction: SpaceVector(x: 0, y: 0, z: 1)), &random)
      sum += deposit
      squares += deposit * deposit
      some += deposit > 0 ? 1 : 0
    }
    let count = Double(histories)
    return Deposit(mean: sum / count, squared: squares / count, efficiency: Double(some) / count)
  }

  private func history(_ first: Photon, _ random: inout SeededGenerator) -> Double {
    var (deposit, stack) = (0.0, [first])
    while var photon = stack.popLast() {
      while photon.energy >= PhotonInteractions.lowestMev {
        let path = -log(1 - random.uniform()) / (interactions.attenuation(photon.energy) * scintillator.density)
        photon.place = photon.place.moved(photon.direction, path)
        guard abs(photon.place.x) < width / 2, (0..<depth).contains(photon.place.z) else { break }
        let before = photon
        switch interactions.collision(photon.energy, &random) {
        case .photoelectric:
          deposit += electron(photon.energy, photon.place, photon.direction)
          photon.energy = 0
        case .compton:
          let scattered = KleinNishina.scatter(photon.energy, &random)
          photon.energy = scattered.energyMev
          photon.direction = photon.direction.turned(by: scattered.cosine, &random)
          let push = before.direction.scaled(before.energy).moved(photon.direction, -photon.energy)
          deposit += electron(before.energy - photon.energy, photon.place, push.normalised)
          if photon.energy < PhotonInteractions.lowestMev, holds(photon.place) { deposit += photon.energy }
        case .pair:
          let each = (photon.energy - 2 * KleinNishina.electronRest) / 2
          deposit += 2 * electron(each, photon.place, photon.direction)
          photon.energy = KleinNishina.electronRest
          photon.direction = .anyDirection(&random)
          stack.append(Photon(energy: photon.energy, place: photon.place, direction: photon.direction.scaled(-1)))
        }
      }
    }
    return deposit
  }

  private func holds(_ place: SpaceVector) -> Bool {
    abs(place.x) < width / 2 && abs(place.y) < width / 2 && (0..<depth).contains(place.z)
  }

  /// The part of an electron's energy that it leaves in the element.
  private func electron(_ energy: Double, _ place: SpaceVector, _ direction: SpaceVector) -> Double {
    let length = Self.straightness * scintillator.electronRange(energy) / scintillator.density
    guard length > 0.002 else { return holds(place) ? energy : 0 }
    // The share of the track inside, by where it enters and leaves the six faces.
    var (enters, leaves) = (0.0, 1.0)
    for (start, slope, low, high) in [
      (place.x, direction.x, -width / 2, width / 2), (place.y, direction.y, -width / 2, width / 2),
      (place.z, direction.z, 0, depth),
    ] {
      let way = slope * length
      guard abs(way) > 1e-12 else {
        if start < low || start > high { return 0 }
        continue
      }
      let (first, second) = ((low - start) / way, (high - start) / way)
      enters = max(enters, min(first, second))
      leaves = min(leaves, max(first, second))
    }
    return leaves > enters ? energy * (leaves - enters) : 0
  }
}

/// A point or direction in space.
struct SpaceVector {
  var x: Double, y: Double, z: Double

  func moved(_ direction: SpaceVector, _ length: Double) -> SpaceVector {
    SpaceVector(x: x + length * direction.x, y: y + length * direction.y, z: z + length * direction.z)
  }

  func scaled(_ factor: Double) -> SpaceVector { SpaceVector(x: x * factor, y: y * factor, z: z * factor) }

  var normalised: SpaceVector {
    let length = (x * x + y * y + z * z).squareRoot()
    return length > 0 ? scaled(1 / length) : SpaceVector(x: 0, y: 0, z: 1)
  }

  static func anyDirection(_ random: inout SeededGenerator) -> SpaceVector {
    let (cosine, azimuth) = (random.uniform(-1, 1), 2 * .pi * random.uniform())
    let sine = (1 - cosine * cosine).squareRoot()
    return SpaceVector(x: sine * cos(azimuth), y: sine * sin(azimuth), z: cosine)
  }

  /// A unit direction turned by an angle with the given cosine, by any azimuth.
  func turned(by cosine: Double, _ random: inout SeededGenerator) -> SpaceVector {
    let (sine, azimuth) = (max(0, 1 - cosine * cosine).squareRoot(), 2 * .pi * random.uniform())
    let side: SpaceVector, other: SpaceVector
    let across = (x * x + y * y).squareRoot()
    if across < 1e-9 {
      (side, other) = (SpaceVector(x: 1, y: 0, z: 0), SpaceVector(x: 0, y: 1, z: 0))
    } else {
      side = SpaceVector(x: y / across, y: -x / across, z: 0)
      other = SpaceVector(x: x * z / across, y: y * z / across, z: -across)
    }
    return scaled(cosine).moved(side, sine * cos(azimuth)).moved(other, sine * sin(azimuth)).normalised
  }
}
