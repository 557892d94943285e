internal import TallyDomain

/// A kind of container with its measures, from `iso6346.csv`: outer sizes are ISO 668's, inner ones, tare and limits typical.
struct ContainerType: Sendable, Equatable {
  /// ISO 6346 size-type, for example `45G1`.
  let sizeType: String
  /// Outer and inner sizes, mm.
  let outerLength: Double, outerWidth: Double, outerHeight: Double
  let innerLength: Double, innerWidth: Double, innerHeight: Double
  /// Kilograms.
  let tareKg: Double, payloadKg: Double

  /// True for the 6 m boxes, of which a truck may carry two.
  var isTwentyFoot: Bool { outerLength < 7000 }

  /// What sort of box it is.
  var sort: GoodsFamily.Carriage {
    switch sizeType.dropFirst(2).first {
    case "R": .reefer
    case "U": .openTop
    case "P": .flatRack
    case "T": .tank
    default: .dry
    }
  }

  /// Short names that a command line may use, and the size-types they stand for.
  static let names = [
    "20": "22G1", "40": "42G1", "40HC": "45G1", "45": "L5G1", "reefer": "45R1", "20reefer": "22R1", "open-top": "42U1",
    "20open-top": "22U1", "flat-rack": "42P3", "20flat-rack": "22P3", "tank": "22T1",
  ]

  /// The types that this yard can build, and how often each comes among a hundred boxes of a port.
  static let shares: [(sizeType: String, share: Double)] = [
    ("22G1", 24), ("42G1", 14), ("45G1", 37), ("L5G1", 4), ("22R1", 2), ("45R1", 11), ("22U1", 1), ("42U1", 2),
    ("22P3", 0.7),
    ("42P3", 1.3), ("22T1", 3),
  ]
  static let all: [ContainerType] = shares.map { ContainerType(sizeType: $0.sizeType) }

  /// How often it comes relative to the others.
  var share: Double { Self.shares.first { $0.sizeType == sizeType }?.share ?? 1 }

  /// A type by its size-type or its short name; nil where the yard cannot build it.
  static func named(_ name: String) -> ContainerType? {
    all.first { $0.sizeType == (names[name] ?? name) }
  }

  private init(sizeType: String) {
    let table = ReferenceTable(named: "iso6346.csv")
    guard let row = table.rows.first(where: { $0[table.column("size_type")] == sizeType }) else {
      preconditionFailure("no size-type \(sizeType) in iso6346.csv")
    }
    func number(_ column: String) -> Double {
      guard let value = Double(row[table.column(column)]) else { preconditionFailure("no \(column) for \(sizeType)") }
      return value
    }
    self.sizeType = sizeType
    (outerLength, outerWidth) = (number("external_length_mm"), number("external_width_mm"))
    outerHeight = number("external_height_mm")
    // A tank has a vessel in a frame: a cylinder of about 24 m³ (its volume in the table).
    let isTank = sizeType.dropFirst(2).first == "T"
    innerLength = isTank ? 5_720 : number("internal_length_mm")
    innerWidth = isTank ? 2_310 : number("internal_width_mm")
    innerHeight = isTank ? 2_310 : number("internal_height_mm")
    (tareKg, payloadKg) = (number("tare_kg"), number("payload_kg"))
  }
}
