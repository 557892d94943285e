internal import TallyCore
internal import TallyDomain

/// Container finding on a corrected plane: silhouette, boxes, and the pitch where it was only assumed.
enum Framing {
  /// The boxes in the picture. An assumed pitch is refined from the first box that has an ISO length.
  static func frame(
    _ plane: SignalPlane, scene: PixelRegion, noise: Float, pitch: inout ScanPitch, declared: [ScanSidecar.Container],
    cab: String?
  ) -> (boxes: [FoundBox], remarks: [QualityRemark]) {
    let speck = (across: max(3, Int(20 / pitch.pitch.x)), down: 2)
    let silhouette = VehicleSilhouette(
      transmission: plane.values, width: plane.width, height: plane.height, scene: scene, noise: noise, speck: speck)
    func find(_ pitch: ScanPitch) -> (boxes: [FoundBox], remarks: [QualityRemark]) {
      BoxFinder(
        silhouette: silhouette, mmAcross: pitch.pitch.x, mmDown: pitch.pitch.y, pitchIsDeclared: pitch.isDeclared,
        declared: declared, cab: cab
      ).find()
    }
    let found = find(pitch)
    if !pitch.isDeclared, let best = found.boxes.max(by: { $0.confidence < $1.confidence }), best.confidence > 0.3 {
      let ratio = ContainerLength.nearest(toMm: Double(best.region.width) * pitch.pitch.x).ratio
      // An assumed pixel is square: what the length of a box says of one axis holds for both, and heights are measured anew by it.
      pitch.pitch = ScanSidecar.Pitch(x: pitch.pitch.x / ratio, y: pitch.pitch.y / ratio)
      return find(pitch)
    }
    return found
  }
}
