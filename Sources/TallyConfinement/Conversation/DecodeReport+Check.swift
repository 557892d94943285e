internal import TallyCore
internal import TallyDomain
internal import TallyImaging

/// Why an answer is not believed.
struct Untrue: Error, Equatable {
  let what: String
}

extension DecodeReport {
  /// Bytes that the planes and the mask take, where the sizes are possible within the limits.
  func resultBytes(limits: DecodingLimits) throws(Untrue) -> Int {
    guard let width = UInt64(exactly: width), let height = UInt64(exactly: height), width > 0, height > 0,
      width <= limits.side, height <= limits.side, !width.multipliedReportingOverflow(by: height).overflow,
      width * height <= limits.pixels, planes.count == 1 || planes.count == 2
    else { throw Untrue(what: "\(planes.count) planes of \(width) × \(height) pixels") }
    let (bytes, overflows) = (width * height).multipliedReportingOverflow(by: UInt64(4 * planes.count + 1))
    let samples = width * height * UInt64(planes.count)  // each took a byte at least when it was decoded
    guard !overflows, samples <= limits.decodedBytes, bytes <= ConfinementLimits.resultBytes(for: limits) else {
      throw Untrue(what: "\(planes.count) planes of \(width) × \(height) pixels")
    }
    return Int(bytes)
  }

  /// Everything but pixels: what the rest of the program relies on without looking.
  func check() throws(Untrue) {
    func expect(_ condition: Bool, _ what: @autoclosure () -> String) throws(Untrue) {
      if !condition { throw Untrue(what: what()) }
    }
    try expect(Self.isPitch(pitch), "a pitch of \(pitch.x) × \(pitch.y) mm")
    try expect(planes.allSatisfy { ($0.energyMev ?? 1).isFinite && ($0.airNoise ?? 0).isFinite }, "energy or noise")
    try expect(contentHash.utf8.count == 64 && contentHash.utf8.allSatisfy(Self.hexadecimal.contains), "content hash")
    try expect(seconds.allSatisfy { (0...1e6).contains($0.value) } && seconds.count <= 8, "times")
    try expect(boxes.count <= Self.boxesAtMost, "\(boxes.count) boxes")
    let named = sidecar.containers?.count ?? 0
    for box in boxes {
      let region = box.region
      try expect(
        0 <= region.x0 && region.x0 < region.x1 && region.x1 <= width && 0 <= region.y0 && region.y0 < region.y1
          && region.y1 <= height, "a box outside the picture")
      try expect((0...1).contains(box.confidence), "a confidence of \(box.confidence)")
      try expect(box.sidecarIndex.map { (0..<named).contains($0) } ?? true, "a container that is not named")
    }
    // What SidecarDocument takes out when it reads a sidecar cannot be in one.
    for columns in (sidecar.containers ?? []).compactMap(\.columns) {
      try expect(columns.count == 2 && columns[0] >= 0 && columns[0] < columns[1], "columns of a container")
    }
    let image = sidecar.image
    try expect(image?.pixelPitchMm.map(Self.isPitch) ?? true, "the sidecar's pitch")
    try expect(image?.scale.map { $0 > 0 } ?? true, "the sidecar's scale")
  }

  private static func isPitch(_ pitch: ScanSidecar.Pitch) -> Bool {
    pitch.x.isFinite && pitch.y.isFinite && pitch.x > 0 && pitch.y > 0
  }

  private static let hexadecimal = Set("0123456789abcdef".utf8)
  /// A train of wagons fits; nothing real comes near.
  private static let boxesAtMost = 1_000

  /// The scan, with pixels that were read already; throws where they are none that correction can have made.
  func scan(
    of files: OpenedScan, planes values: [[Float]], mask: [UInt8]
  ) throws(Untrue) -> DecodedScan {
    for plane in values where !plane.allSatisfy(\.isFinite) {
      throw Untrue(what: "a transmission that is no number")
    }
    guard mask.allSatisfy({ $0 <= Radiograph.PixelQuality.outside.rawValue }) else {
      throw Untrue(what: "a quality of pixel that does not exist")
    }
    let qualities = mask.map { Radiograph.PixelQuality(rawValue: $0) ?? .outside }
    let radiograph = Radiograph(
      width: width, height: height,
      planes: zip(planes, values).map { plane, values in
        TransmissionPlane(energyMev: plane.energyMev, values: values, airNoise: plane.airNoise ?? .nan)
      },
      pitch: pitch, pitchIsDeclared: pitchIsDeclared, mask: qualities,
      boxes: boxes.map {
        FoundBox(region: $0.region, doors: $0.doors, confidence: $0.confidence, sidecarIndex: $0.sidecarIndex)
      },
      quality: ScanQuality(usable: usable, remarks: quality.map { QualityRemark(isFault: $0.isFault, $0.text) }))
    return DecodedScan(
      stem: files.stem, files: files.paths, sidecar: sidecar, remarks: remarks, faults: faults,
      contentHash: contentHash,
      radiograph: radiograph)
  }
}
