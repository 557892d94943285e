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

  /// Short names that a command line may use, and the size-types they stand for.
  static let names = ["20": "22G1", "40": "42G1", "40HC": "45G1"]

  /// The types that this yard can build.
  static let all: [ContainerType] = ["22G1", "42G1", "45G1"].map(ContainerType.init(sizeType:))

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
    (innerLength, innerWidth) = (number("internal_length_mm"), number("internal_width_mm"))
    (outerHeight, innerHeight) = (number("external_height_mm"), number("internal_height_mm"))
    (tareKg, payloadKg) = (number("tare_kg"), number("payload_kg"))
  }
}
