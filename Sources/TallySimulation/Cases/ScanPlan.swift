internal import TallyCore

/// What a scan is about, decided before anything is built: depends on the seed and the number of the scan alone.
struct ScanPlan: Sendable {
  /// The kinds of a mix.
  enum Kind: Sendable, CaseIterable { case clean, concealed, misdeclared, empty, swapped, undeclared, stowed }
  /// How a declaration differs from the truth.
  enum Difference: String, Sendable { case commodity, mass, empty }
  /// Honest oddities: they look suspicious and are declared, or are nobody's fault.
  enum Oddity: String, Sendable, CaseIterable {
    /// A few pallets of other goods; a part of the load that weighs more; a forklift's battery among light goods.
    case oddPallets = "odd-pallets", denseSublot = "dense-sublot", forkliftBattery = "forklift-battery"
    /// A mended floor or wall; stacks that lean; stacks that fell over.
    case repairedFloor = "repaired-floor", repairedWall = "repaired-wall"
    case shiftedCargo = "shifted-cargo", damagedCargo = "damaged-cargo"
  }

  /// Goods of one family in a part of a box.
  struct Part: Sendable {
    var family: GoodsFamily
    /// Which kind of the family; nil to draw one.
    var kind: Int?
    /// Share of the length.
    var share: Double
  }

  /// One box of the plan.
  struct Box: Sendable {
    var type: ContainerType
    var isEmpty = false
    /// From the front wall to the doors.
    var parts: [Part]
    /// How much of its room is used, 0 to 1.
    var fill: Double
    var difference: Difference?
    var oddity: Oddity?
    /// True where every family has a transport document of its own.
    var isGroupage = false

    /// What of the box was mended.
    var repair: ContainerShell.Repair? {
      switch oddity {
      case .repairedFloor: .floor
      case .repairedWall: .wall
      default: nil
      }
    }
  }

  let kind: Kind
  var boxes: [Box]
  /// Index of the box that hides something.
  var concealing: Int?
  /// The document that this scan shares with the one before or after it, or that both boxes of the truck share.
  var sharedDocument: SharedDocument?

  /// A consignment that covers more than one box.
  struct SharedDocument: Sendable {
    var number: String, shipper: String, consignee: String
    var kind: Int, hs: String, description: String
  }
}
