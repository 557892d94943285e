internal import TallyCore
public import TallyDomain

/// From detector values to transmission: the order of the steps. Each step is a file of its own beside this one.
public struct CorrectionChain: Sendable {
  /// The thresholds.
  public let settings: CorrectionSettings

  /// A chain.
  public init(settings: CorrectionSettings = .standard) { self.settings = settings }

  /// Corrects one scan and finds the boxes in it. Never fails: a picture that cannot be corrected comes back with
  /// `quality.usable` false and the reason as a remark.
  public func correct(_ raw: RawScan) -> Radiograph {
    var remarks = raw.remarks.map { QualityRemark.note($0) } + raw.faults.map { QualityRemark.fault($0) }
    let image = raw.sidecar.image
    if let names = image?.planes, names.count > raw.planes.count {
      remarks.append(.fault("The sidecar names \(names.count) planes but \(raw.planes.count) arrived."))
    }
    let (width, height) = (raw.planes[0].width, raw.planes[0].height)
    var usable = true
    if width < 32 || height < 32 {
      usable = false
      remarks.append(.fault("A picture of \(width) × \(height) pixels is too small to judge."))
    }

    // Values: scaling, encoding, polarity, dark and air.
    var planes: [SignalPlane] = []
    var bad: [[Bool]] = []
    for (index, detector) in raw.planes.enumerated() {
      let opened = SignalOpening(detector, image: image, index: index, of: raw.planes.count)
      planes.append(opened.plane)
      bad.append(opened.bad)
      remarks += opened.remarks
      usable = usable && opened.isUsable
    }
    let scene = usable ? agree(planes.map { SceneExtent(of: $0) }, &remarks) : nil
    let whole = PixelRegion(x0: 0, y0: 0, x1: width, y1: height)

    // Gains, defects, floor.
    var noises = [Float](repeating: 0, count: planes.count)
    var penetration: [Penetration] = []
    if let scene {
      var levelling = Levelling(scene: scene, settings: settings)
      for index in planes.indices {
        let result = levelling.level(&planes[index], bad: &bad[index], isFirst: index == 0)
        noises[index] = result.noise ?? 0
        if result.noise == nil && index == 0 {
          remarks.append(.fault("No open air is seen; channel gains and pulse doses are unknown."))
          usable = usable && image?.air != nil
        }
        penetration.append(result.penetration)
        remarks += result.remarks
      }
      if let worst = noises.max(), worst > settings.hopelessAir {
        usable = false
        remarks.append(.fault("Open air has a noise of \(percent(worst)) %; the picture cannot be judged."))
      } else if let worst = noises.max(), worst > settings.noisyAir {
        remarks.append(.fault("Open air has a noise of \(percent(worst)) %."))
      }
    }
    for index in planes.indices { makeFinite(&planes[index]) }
    let mask = quality(planes: planes, bad: bad, scene: scene ?? whole, penetration: penetration)

    // Where the boxes are.
    var pitch = ScanPitch(
      declared: image?.pixelPitchMm, sceneRows: (scene ?? whole).height, settings: settings)
    remarks += pitch.remarks
    var boxes: [FoundBox] = []
    if let scene, usable {
      var clipped = planes[0]
      for i in clipped.values.indices { clipped.values[i] = max(clipped.values[i], TransmissionPlane.floor) }
      let framing = Framing.frame(
        clipped, scene: scene, noise: noises[0], pitch: &pitch, declared: raw.sidecar.containers ?? [],
        cab: image?.cab)
      boxes = framing.boxes
      remarks += framing.remarks
    }
    let results = planes.indices.map { index in
      TransmissionPlane(
        energyMev: image?.energiesMev.flatMap { index < $0.count ? $0[index] : nil }, values: planes[index].values,
        airNoise: noises[index])
    }
    return Radiograph(
      width: width, height: height, planes: results, pitch: pitch.pitch, pitchIsDeclared: pitch.isDeclared, mask: mask,
      boxes: boxes, quality: ScanQuality(usable: usable, remarks: remarks))
  }

  /// The scene that all planes agree on.
  private func agree(_ extents: [SceneExtent], _ remarks: inout [QualityRemark]) -> PixelRegion {
    var region = extents[0].region
    for extent in extents {
      region = region.intersection(extent.region)
      for remark in extent.remarks where !remarks.contains(remark) { remarks.append(remark) }
    }
    return region
  }

  private func percent(_ share: Float) -> Double { Double(Int(share * 1_000)) / 10 }

  /// What is no number counts as nothing.
  private func makeFinite(_ plane: inout SignalPlane) {
    for i in plane.values.indices where !plane.values[i].isFinite { plane.values[i] = 0 }
  }

  /// What each pixel is worth: the worst that any plane says of it.
  private func quality(
    planes: [SignalPlane], bad: [[Bool]], scene: PixelRegion, penetration: [Penetration]
  ) -> [Radiograph.PixelQuality] {
    let (width, height) = (planes[0].width, planes[0].height)
    var mask = [Radiograph.PixelQuality](repeating: .outside, count: width * height)
    for y in scene.y0..<scene.y1 {
      for i in y * width + scene.x0..<y * width + scene.x1 {
        if bad.contains(where: { $0[i] }) {
          mask[i] = .repaired
        } else if let first = penetration.first, planes[0].values[i] <= first.limit {
          mask[i] = .unpenetrated
        } else {
          mask[i] = .measured
        }
      }
    }
    return mask
  }
}
