internal import TallyDomain

/// The signal without beam and in open air: declared, or read from the picture.
struct DarkAndAir {
  let dark: Float, air: Float
  let remarks: [QualityRemark]
  /// False where neither a declaration nor the picture gave a usable pair.
  let isUsable: Bool

  /// `name`: how remarks call the plane, for example `high`.
  init(of plane: SignalPlane, declaredDark: Double?, declaredAir: Double?, name: String) {
    var remarks: [QualityRemark] = []
    let seen = Self.seenAir(of: plane)
    let least = RobustStatistics.quantile(plane.sample(50_000), 0.001) ?? 0

    var air = seen
    if let declared = declaredAir.map({ Float($0) }), declared.isFinite, declared > 0 {
      if seen > 0.7 * declared && seen < 1.4 * declared {
        air = declared
      } else {
        remarks.append(
          .fault("Plane \(name): the declared air level is \(declared) but open air reads \(seen); the latter is used.")
        )
      }
    } else {
      remarks.append(.note("Plane \(name): no air level is declared; it is read from open air as \(seen)."))
    }

    // Without a declaration the darkest pixels are the dark level only where they are dark enough to be one.
    var dark = least < 0.03 * air ? least : 0
    if let declared = declaredDark.map({ Float($0) }), declared.isFinite, declared < 0.5 * air {
      if declared <= least + 0.02 * air {
        dark = declared
      } else {
        remarks.append(
          .fault(
            "Plane \(name): the declared dark level is \(declared) but values down to \(least) occur; it is not used."))
      }
    } else {
      remarks.append(.note("Plane \(name): no usable dark level is declared; \(dark) is taken."))
    }
    isUsable = air.isFinite && air - dark > 0
    (self.dark, self.air, self.remarks) = (dark, air, remarks)
  }

  /// Open air as the picture has it: the middle of the rows on top where they are bright, else the bright end of all.
  private static func seenAir(of plane: SignalPlane) -> Float {
    let bright = RobustStatistics.quantile(plane.sample(50_000), 0.98) ?? 0
    let rows = max(1, plane.height / 40)
    let top = RobustStatistics.median(Array(plane.values.prefix(rows * plane.width))) ?? 0
    return top > 0.7 * bright && top < 1.4 * bright ? top : bright
  }

  /// Turns signal into transmission, still with the errors of pulses and channels in it.
  func apply(to plane: inout SignalPlane) {
    let gain = 1 / (air - dark)
    for i in plane.values.indices { plane.values[i] = (plane.values[i] - dark) * gain }
  }
}
