import TallyCore
import TallyDomain

/// Radiographs made by hand.
enum Pictures {
  /// A picture of uniform transmission with one darker rectangle, two energies unless told otherwise; 8 mm pixels.
  static func blob(
    width: Int = 420, height: Int = 210, at blob: PixelRegion, transmission: Float = 0.8, dark: Float = 0.05,
    energies: Int = 2, pitchMm: Double = 8
  ) -> Radiograph {
    var values = [Float](repeating: transmission, count: width * height)
    for y in blob.y0..<blob.y1 { for x in blob.x0..<blob.x1 { values[y * width + x] = dark } }
    let planes = (0..<energies).map { energy in
      TransmissionPlane(
        energyMev: energy == 0 ? 6 : 4, values: energy == 0 ? values : values.map { $0 * $0.squareRoot() },
        airNoise: 0.01)
    }
    return Radiograph(
      width: width, height: height, planes: planes, pitch: .init(x: pitchMm, y: pitchMm), pitchIsDeclared: true,
      mask: [Radiograph.PixelQuality](repeating: .measured, count: width * height), boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
  }

  static func box(_ region: PixelRegion, doors: FoundBox.Side? = nil) -> FoundBox {
    FoundBox(region: region, doors: doors, confidence: 1, sidecarIndex: nil)
  }
}
