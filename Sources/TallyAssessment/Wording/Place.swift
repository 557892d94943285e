internal import TallyCore
internal import TallyDomain

/// Where in a container a region lies, as an officer with a torch would look for it.
struct Place: Sendable, Equatable {
  /// Along the container and upwards, m.
  var length: Double, height: Double
  /// From the doors, or from the left end of the picture where the doors are not known, to the middle of the region, m.
  var distance: Double
  var isFromDoors: Bool
  var level: Level

  /// Thirds of the box's height.
  enum Level: String, Sendable { case low, middle = "at middle height", high }

  /// The place of a rectangle of cells in the box.
  init(_ region: PixelRegion, in evidence: Evidence) {
    let (box, metres) = (evidence.box, evidence.cellMetres)
    let centre = (x: Double(region.x0 + region.x1) / 2, y: Double(region.y0 + region.y1) / 2)
    (length, height) = (Double(region.width) * metres, Double(region.height) * metres)
    switch evidence.observation.box?.doors {
    case .left: (distance, isFromDoors) = ((centre.x - Double(box.x0)) * metres, true)
    case .right: (distance, isFromDoors) = ((Double(box.x1) - centre.x) * metres, true)
    case nil: (distance, isFromDoors) = ((centre.x - Double(box.x0)) * metres, false)
    }
    let rise = (Double(box.y1) - centre.y) / Double(box.height)
    level = rise < 1.0 / 3 ? .low : rise < 2.0 / 3 ? .middle : .high
  }

  /// For example `1.1 × 0.6 m, 3.4 m from the doors, low`.
  var words: String {
    let along =
      !isFromDoors
      ? "\(Wording.metres(distance)) m from the left end of the picture of the box"
      : distance < 0.8 ? "just inside the doors" : "\(Wording.metres(distance)) m from the doors"
    return "\(Wording.metres(length)) × \(Wording.metres(height)) m, \(along), \(level.rawValue)"
  }
}
