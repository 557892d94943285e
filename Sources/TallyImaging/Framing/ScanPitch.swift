internal import TallyDomain

/// Millimetres a pixel: declared by the sidecar, or assumed from what a scanner must cover.
struct ScanPitch {
  var pitch: ScanSidecar.Pitch
  let isDeclared: Bool
  let remarks: [QualityRemark]

  /// `sceneRows`: rows that see the scene.
  init(declared: ScanSidecar.Pitch?, sceneRows: Int, settings: CorrectionSettings) {
    if let declared, Self.plausible.contains(declared.x), Self.plausible.contains(declared.y) {
      (pitch, isDeclared, remarks) = (declared, true, [])
      return
    }
    let size = min(max(settings.assumedSceneHeightMm / Double(max(sceneRows, 1)), 1), 40)
    pitch = ScanSidecar.Pitch(x: size, y: size)
    isDeclared = false
    let text = declared == nil ? "No pixel pitch is declared" : "The declared pixel pitch is impossible"
    remarks = [.note("\(text); \(Double(Int(size * 100)) / 100) mm is assumed from the height of the picture.")]
  }

  /// Millimetres a pixel that a cargo scanner can have.
  private static let plausible = 0.5...50.0
}
