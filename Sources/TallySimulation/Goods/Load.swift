/// What is asked of a family of goods: fill this room, with at most that much mass.
struct LoadOrder: Sendable {
  /// The free room in the world; the doors are at its high `x`.
  var room: Extent
  /// No more than this, kg.
  var maximumKg: Double
  /// How much of what would fit is wanted, 0 to 1.
  var fill: Double
}

/// Goods as they stand in a container, and how they would be declared honestly.
struct Load: Sendable {
  /// Key of the family: a key of the commodity vocabulary.
  var family: String
  /// Bodies in the world.
  var solids: [Solid]
  /// How many packages, of which UN/ECE Recommendation 21 type.
  var packages: Int, packageType: String
  /// Kilograms with and without packing.
  var grossKg: Double, netKg: Double
  /// HS subheading and the words of the declaration.
  var hs: String, description: String
  /// Where in `solids` each package begins, in order; empty where packages are not known apart.
  var packageStarts = [Int]()

  /// The box round all of it.
  var extent: Extent? {
    solids.dropFirst().reduce(solids.first?.extent) { $0?.union($1.extent) }
  }
}

/// Bodies, their count and their masses, before they get a name.
struct Stowage: Sendable {
  var solids = [Solid]()
  var packages = 0
  var grossKg = 0.0, netKg = 0.0
  /// Where in `solids` each package begins; what carries packages counts as one.
  private(set) var starts = [Int]()
  /// UN/ECE Recommendation 21.
  var packageType: String

  /// Nothing yet.
  init(packageType: String) { self.packageType = packageType }

  /// Adds a package of known mass.
  mutating func add(_ bodies: [Solid], grossKg: Double, netKg: Double) {
    mark()
    solids += bodies
    packages += 1
    self.grossKg += grossKg
    self.netKg += netKg
  }

  /// Adds what carries packages and is not counted: pallets, cradles, dunnage.
  mutating func addCarrier(_ bodies: [Solid]) {
    mark()
    solids += bodies
    grossKg += bodies.reduce(0) { $0 + $1.massKg }
  }

  /// Remembers that a package begins here.
  mutating func mark() { starts.append(solids.count) }
}
