internal import TallyCore
internal import TallyDomain

/// At which end the doors are: away from the cab, which stands as high as a person beside the boxes.
enum DoorSide {
  /// A cab that is partly cut off still shows so much.
  private static let narrowestCabMm = 700.0

  /// `cab`: `left` or `right` where the sidecar says so; else the picture is asked.
  static func find(silhouette: VehicleSilhouette, boxes: [PixelRegion], mmAcross: Double, cab: String?) -> FoundBox
    .Side?
  {
    switch cab {
    case "left": return .right
    case "right": return .left
    default: break
    }
    guard let first = boxes.first, let last = boxes.last else { return nil }
    // Matter above the lower quarter of the box: that is cab, not chassis.
    func extent(_ columns: Range<Int>, box: PixelRegion) -> Double {
      let limit = box.y1 - box.height / 4
      return Double(columns.count { silhouette.tops[$0] < limit }) * mmAcross
    }
    let scene = silhouette.scene
    let left = extent(scene.x0..<max(scene.x0, first.x0), box: first)
    let right = extent(min(last.x1, scene.x1)..<scene.x1, box: last)
    if left > narrowestCabMm && left > 2 * right { return .right }
    if right > narrowestCabMm && right > 2 * left { return .left }
    return nil
  }
}
