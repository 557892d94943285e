/// A container on its truck. Its doors are at the end away from the cab (high `x`), as carriers load them.
struct PlacedContainer: Sendable {
  let type: ContainerType
  /// The outer box in the world.
  let outer: Extent

  /// A container by its front lower edge.
  init(_ type: ContainerType, frontX: Double, floorY: Double) {
    self.type = type
    outer = Extent(
      x: frontX, y: floorY, z: -type.outerWidth / 2, length: type.outerLength, height: type.outerHeight,
      depth: type.outerWidth)
  }

  /// Thickness of the front wall, of the doors, and of the floor with its cross members, mm. A reefer's front wall is its
  /// machinery.
  var frontWall: Double {
    switch type.sort {
    case .reefer: type.outerLength - type.innerLength - 95
    case .flatRack, .tank: (type.outerLength - type.innerLength) / 2
    default: 62
    }
  }
  var doors: Double { type.outerLength - type.innerLength - frontWall }
  var floor: Double {
    switch type.sort {
    case .reefer: 230
    case .flatRack: type.outerHeight - type.innerHeight
    case .tank: (type.outerHeight - type.innerHeight) / 2 + 60
    default: 150
    }
  }

  /// The room for cargo.
  var inner: Extent {
    let height = min(type.innerHeight, type.outerHeight - floor - (type.sort == .flatRack ? 0 : 20))
    return Extent(
      x: outer.x0 + frontWall, y: outer.y0 + floor, z: -type.innerWidth / 2, length: type.innerLength, height: height,
      depth: type.innerWidth)
  }
}
