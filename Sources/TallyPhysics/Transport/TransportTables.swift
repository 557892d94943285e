/// The two tables of `Sources/CTables/data` that this target reckons itself, by following photons: `buildup.csv` and
/// `detector-response.csv`. `tallyman physics tables` writes them anew; the same seed gives the same bytes.
public enum TransportTables {
  /// Photons followed for each point of the tables that ship: 45 seconds for the response, three minutes for build-up.
  public static let (responseHistories, buildupHistories) = (200_000, 8_000)
  /// Materials of the build-up table, light to heavy, and the effective atomic number by which others are placed.
  static let slabs: [(name: String, formula: String)] = [
    ("polyethylene", "CH2"), ("concrete", "concrete"), ("iron", "Fe"), ("tin", "Sn"), ("lead", "Pb"),
  ]
  static let slabEnergiesMev = [0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 6, 8, 10, 15]
  static let facesMm = [3.0, 6, 12], depthsMm = [5.0, 10, 20, 30, 50, 100, 200]
  static let crystalEnergiesMev = [
    0.03, 0.05, 0.07, 0.0697, 0.085, 0.11, 0.15, 0.2, 0.3, 0.45, 0.7, 1, 1.5, 2, 3, 4.5, 6, 9, 15,
  ].sorted()

  /// `buildup.csv`: behind whole mean free paths, by energy and by kerma in air, relative to what passes unscattered.
  public static func buildup(histories: Int, seed: UInt64) throws(PhysicsError) -> String {
    var text = "material,zeff_mev,energy_MeV,depth_mfp,buildup_energy,buildup_kerma\n"
    for slab in slabs {
      let material = try Material(nameOrFormula: slab.formula)
      let transport = SlabTransport(material)
      let number = digits(material.effectiveAtomicNumber, 2)
      for energy in slabEnergiesMev {
        let result = transport.buildup(energyMev: energy, histories: histories, seed: seed)
        for depth in stride(from: 0, to: result.energy.count, by: Int(1 / SlabTransport.stepMfp)) {
          let mfp = Int(Double(depth) * SlabTransport.stepMfp)
          text += "\(slab.name),\(number),\(energy),\(mfp),"
          text += "\(digits(result.energy[depth], 4)),\(digits(result.kerma[depth], 4))\n"
        }
      }
    }
    return text
  }

  /// `detector-response.csv`: mean deposit as a share of the energy, mean of its square as a share of the energy squared,
  /// and the share of photons that leave anything.
  public static func detectorResponse(histories: Int, seed: UInt64) -> String {
    var text = "scintillator,face_mm,depth_mm,energy_MeV,mean_share,squared_share,efficiency\n"
    for kind in Scintillator.Kind.allCases {
      for face in facesMm {
        for depth in depthsMm {
          let crystal = CrystalTransport(Scintillator(kind), faceMm: face, depthMm: depth)
          for energy in crystalEnergiesMev {
            let result = crystal.deposit(energyMev: energy, histories: histories, seed: seed)
            text += "\(kind.rawValue),\(face),\(depth),\(energy),\(digits(result.mean / energy, 5)),"
            text += "\(digits(result.squared / energy / energy, 5)),\(digits(result.efficiency, 5))\n"
          }
        }
      }
    }
    return text
  }

  private static func digits(_ value: Double, _ count: Int) -> String {
    var scale = 1.0
    for _ in 0..<count { scale *= 10 }
    return "\((value * scale).rounded() / scale)"
  }
}
