internal import Foundation

/// Bremsstrahlung on the axis of electrons that slow down in a target and in the metal behind it.
///
/// The matter is cut into slices. In each the electron has lost what the total stopping power took, along a path that
/// scattering makes longer than the slice; its directions are spread by multiple scattering (Rossi's formula); it radiates
/// with the cross section of Seltzer and Berger, folded with the lobe of 2BS; and what it radiates is attenuated by the rest
/// of the layers. Left out: straggling, electrons thrown back, secondary electrons, photons scattered back into the beam.
struct ElectronTarget {
  /// Rossi's constant of multiple scattering in space, MeV.
  private static let scatteringConstant = 21.2
  /// Mean square angle beyond which scattering has made the directions even, rad²: 1/(π·4) is one photon a whole sphere.
  private static let evenDirections = 4.0
  /// Least mean cosine that lengthens the path.
  private static let leastCosine = 0.4
  /// Electrons slower than this radiate next to nothing that leaves the target, MeV.
  private static let slowestMev = 0.3
  private static let slices = 48

  /// Metals and their areal densities, g/cm², in the order in which the electron meets them.
  let layers: [(metal: ConvertingMetal, gCm2: Double)]
  private let energiesMev: [Double]
  private let attenuation: [[Double]]

  init(layers: [(metal: ConvertingMetal, gCm2: Double)], energiesMev: [Double]) {
    (self.layers, self.energiesMev) = (layers, energiesMev)
    attenuation = layers.map { layer in
      energiesMev.map { AttenuationTable.standard.value(.total, element: layer.metal.atomicNumber, energyMev: $0) }
    }
  }

  /// Photons a MeV and steradian (in an arbitrary unit) that leave the last layer on the axis, per electron.
  func photonsPerMev(electronMev: Double) -> [Double] {
    var emitted = [Double](repeating: 0, count: energiesMev.count)
    var (kinetic, spread) = (electronMev, 0.0)
    for index in layers.indices {
      let metal = layers[index].metal
      // What lies behind this layer attenuates all of it alike.
      let behind = energiesMev.indices.map { bin in
        layers.indices.dropFirst(index + 1).reduce(0) { $0 + attenuation[$1][bin] * layers[$1].gCm2 }
      }
      let step = min(layers[index].gCm2, Self.thickest(kinetic)) / Double(Self.slices)
      for slice in 0..<Self.slices {
        let path = step / max(exp(-spread / 2), Self.leastCosine)
        let middle = kinetic - metal.stoppingPower(kinetic) * path / 2
        guard middle > Self.slowestMev else { return emitted }
        spread = min(spread + scattering(middle, metal) * path / 2, Self.evenDirections)
        let rest = layers[index].gCm2 - (Double(slice) + 0.5) * step
        add(&emitted, metal, kinetic: middle, spread: spread, path: path) { bin in
          attenuation[index][bin] * rest + behind[bin]
        }
        spread = min(spread + scattering(middle, metal) * path / 2, Self.evenDirections)
        kinetic -= metal.stoppingPower(middle) * path
      }
    }
    return emitted
  }

  /// No electron gets deeper than this, g/cm²: 1 g/cm² a MeV, so that thick layers are cut where electrons are.
  private static func thickest(_ kineticMev: Double) -> Double { kineticMev }

  /// Growth of the mean square angle a g/cm².
  private func scattering(_ kineticMev: Double, _ metal: ConvertingMetal) -> Double {
    let total = kineticMev + KleinNishina.electronRest
    let momentumSquared = kineticMev * (total + KleinNishina.electronRest)
    let constant = Self.scatteringConstant * Self.scatteringConstant
    return constant * total * total / (momentumSquared * momentumSquared) / metal.radiationLength
  }

  private func add(
    _ emitted: inout [Double], _ metal: ConvertingMetal, kinetic: Double, spread: Double, path: Double,
    depth: (Int) -> Double
  ) {
    let atoms = path / ElementTable.standard.atomicMass(metal.atomicNumber)
    for (bin, energy) in energiesMev.enumerated() where energy < kinetic {
      let lobe = RadiationLobe.onAxis(
        kineticMev: kinetic, photonMev: energy, atomicNumber: metal.atomicNumber, spread: spread)
      let cross = metal.radiation(kineticMev: kinetic, photonMev: energy) / energy
      emitted[bin] += atoms * cross * lobe * exp(-depth(bin))
    }
  }
}
