internal import TallyDomain

/// The first steps for one plane: numbers to Float, encoding, polarity, dark and air. Afterwards air is near 1.
struct SignalOpening {
  private(set) var plane: SignalPlane
  /// Pixels that were no numbers.
  private(set) var bad: [Bool]
  private(set) var remarks: [QualityRemark] = []
  private(set) var isUsable = true

  init(_ detector: DetectorPlane, image: ScanSidecar.Image?, index: Int, of count: Int) {
    let scaling = SampleScaling(detector)
    plane = scaling.plane
    bad = [Bool](repeating: false, count: plane.values.count)
    for place in scaling.broken { bad[place] = true }
    remarks = scaling.remarks
    let name = image?.planes.flatMap { index < $0.count ? $0[index] : nil } ?? "\(index + 1)"
    if scaling.broken.count * 5 > plane.values.count { giveUp("Plane \(name): too many pixels are not numbers.") }

    let isLog = image?.encoding == "log"
    if let encoding = image?.encoding, encoding != "log", encoding != "linear" {
      remarks.append(.fault("The encoding \(encoding) is not known; linear is assumed."))
    }
    settlePolarity(
      saysWhite: image?.polarity.map { $0 == "min-is-white" } ?? detector.minIsWhite, isLog: isLog,
      fullScale: scaling.fullScale, name: name)
    if isLog {
      let scale = Float(image?.scale ?? 0)
      if scale.isFinite && scale > 0 {
        SampleScaling.linearise(&plane, logScale: scale)
      } else {
        giveUp("Plane \(name): log values without a scale cannot be read.")
      }
    }
    let level = DarkAndAir(
      of: plane, declaredDark: isLog ? 0 : image?.dark.flatMap { index < $0.count ? $0[index] : nil },
      declaredAir: isLog ? 1 : image?.air.flatMap { index < $0.count ? $0[index] : nil }, name: name)
    remarks += level.remarks
    if level.isUsable {
      level.apply(to: &plane)
    } else {
      giveUp("Plane \(name): neither the picture nor the sidecar says what open air reads.")
    }
  }

  /// Turns the values so that air is bright (dark for log values). What the picture says goes before what is declared.
  private mutating func settlePolarity(saysWhite: Bool, isLog: Bool, fullScale: Float, name: String) {
    let verdict = Polarity.verdict(on: plane)
    let right: Polarity.Verdict = isLog ? .airIsDark : .airIsBright
    let isInverted: Bool
    switch verdict {
    case .unclear:
      isInverted = saysWhite
      remarks.append(.fault("Plane \(name): the picture does not show which end of the values is air."))
    default:
      isInverted = verdict != right
      if isInverted != saysWhite {
        remarks.append(
          .note("Plane \(name): the polarity is not the declared one; open air shows it, and it is turned."))
      }
    }
    if isInverted { Polarity.invert(&plane, fullScale: fullScale) }
  }

  private mutating func giveUp(_ reason: String) {
    isUsable = false
    remarks.append(.fault(reason))
  }
}
