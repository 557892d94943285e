internal import TallyCore

/// What a scan is about, decided before anything is built: depends on the seed and the number of the scan alone.
struct ScanPlan: Sendable {
  /// The kinds of a mix.
  enum Kind: Sendable { case clean, concealed, misdeclared, empty }
  /// How a declaration differs from the truth.
  enum Difference: String, Sendable { case commodity, mass, empty }
  /// Honest oddities.
  enum Oddity: String, Sendable { case oddPallets = "odd-pallets", denseSublot = "dense-sublot" }

  /// One box of the plan.
  struct Box: Sendable {
    var type: ContainerType
    var isEmpty = false
    /// Families from the front wall to the doors, with the share of the length that each gets.
    var families: [(family: GoodsFamily, share: Double)]
    /// How much of its room is used, 0 to 1.
    var fill: Double
    var difference: Difference?
    var oddity: Oddity?
    /// True where every family has a transport document of its own.
    var isGroupage = false
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
    var hs: String, description: String
  }
}
