internal import Foundation

extension ForwardModel {
  /// The same with all radiation that the stack scatters forward: the signal of a detector that stands behind a wide slab in
  /// a wide beam, relative to open air. A collimated line sees far less of it (`ScannerModel.Readout.loadScatter`).
  ///
  /// Each energy is built up by the factor of a slab of that depth and of the stack's effective atomic number; what is
  /// scattered counts by its energy.
  public func broadBeamTransmission(_ stack: [(material: Material, gCm2: Double)], plane: Int) -> Double {
    let mass = stack.reduce(0) { $0 + $1.gCm2 }
    guard mass > 0 else { return 1 }
    let beam = beams[plane]
    var depth = [Double](repeating: 0, count: beam.energiesMev.count)
    for part in stack {
      let coefficients = AttenuationTable.standard.values(
        .withoutCoherent, of: part.material, energiesMev: beam.energiesMev)
      for bin in depth.indices { depth[bin] += coefficients[bin] * part.gCm2 }
    }
    let number = Material(name: "stack", mixing: stack.map { ($0.material, $0.gCm2) }).effectiveAtomicNumber
    return depth.indices.reduce(0) { sum, bin in
      let factor = BuildupTable.standard.factor(
        .energy, number: number, energyMev: beam.energiesMev[bin], depthMfp: depth[bin])
      return sum + beam.signal[bin] * exp(-depth[bin]) * factor
    }
  }

  /// Air kerma behind a slab in a broad beam, relative to open air: what published layers of shielding mean.
  public func broadBeamKerma(_ material: Material, gCm2: Double, plane: Int) -> Double {
    let beam = beams[plane]
    let coefficients = AttenuationTable.standard.values(
      .withoutCoherent, of: material, energiesMev: beam.energiesMev)
    let air = AttenuationTable.standard.values(.energyAbsorption, of: .dryAir, energiesMev: beam.energiesMev)
    var (behind, open) = (0.0, 0.0)
    for bin in beam.energiesMev.indices {
      let kerma = beam.photons[bin] * beam.energiesMev[bin] * air[bin]
      let depth = coefficients[bin] * gCm2
      open += kerma
      behind +=
        kerma * exp(-depth)
        * BuildupTable.standard.factor(
          .kerma, number: material.effectiveAtomicNumber, energyMev: beam.energiesMev[bin], depthMfp: depth)
    }
    return behind / open
  }
}
