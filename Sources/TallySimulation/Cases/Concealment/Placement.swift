/// Where something is hidden: the word of the truth.
enum Placement: String, Sendable, CaseIterable {
  /// Bags just inside the doors; a block in the load; contents of single cartons changed; on top of the load.
  case behindDoors = "behind-doors", withinCargo = "within-cargo", withinCartons = "within-cartons", onTop = "on-top"
  /// In the hollowed middle of reels, coils, logs; a whole layer of cartons that other goods cover; a room for people.
  case core, coverLoad = "cover-load", void
  /// Behind a false front wall; under the floor; over a false ceiling; in hollow rails and posts.
  case frontWall = "front-wall", floor, roof, beam
  /// In a reefer: among the machinery, in the foam of the walls.
  case machinery, insulation
  /// In a box that should be empty, anywhere on its floor; never drawn among the others.
  case onFloor = "on-floor"

  /// How often each is tried, relative to the others.
  var weight: Double {
    switch self {
    case .behindDoors: 22
    case .withinCargo: 22
    case .withinCartons: 12
    case .onTop: 5
    case .core: 12
    case .coverLoad: 6
    case .void: 2
    case .frontWall: 8
    case .floor: 6
    case .roof: 5
    case .beam: 3
    case .machinery: 14
    case .insulation: 8
    case .onFloor: 0
    }
  }

  /// True where the place is part of the box and exists also in an empty one.
  var isStructure: Bool {
    switch self {
    case .behindDoors, .frontWall, .floor, .roof, .beam, .machinery, .insulation: true
    default: false
    }
  }
}
