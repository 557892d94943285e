/// What the plain references compute with, whatever a tensor's type: floating point as IEEE 754 has it, whole numbers in
/// 64 bits that wrap around as C does it.
public protocol ReferenceNumber: Comparable, Sendable, ExpressibleByIntegerLiteral {
  /// a + b, a − b, a · b, a / b. A division of whole numbers is cut towards zero; by zero it gives 0.
  static func sum(_ a: Self, _ b: Self) -> Self
  /// a − b.
  static func difference(_ a: Self, _ b: Self) -> Self
  /// a · b.
  static func product(_ a: Self, _ b: Self) -> Self
  /// a / b.
  static func quotient(_ a: Self, _ b: Self) -> Self
  /// The nearest float64.
  var asDouble: Double { get }
  /// The nearest number; floating point to whole is cut towards zero, NaN is 0.
  init(cutting value: Double)
  /// True for NaN alone.
  var isUnordered: Bool { get }
}

extension ReferenceNumber where Self: BinaryFloatingPoint {
  /// a + b.
  @inlinable public static func sum(_ a: Self, _ b: Self) -> Self { a + b }
  /// a − b.
  @inlinable public static func difference(_ a: Self, _ b: Self) -> Self { a - b }
  /// a · b.
  @inlinable public static func product(_ a: Self, _ b: Self) -> Self { a * b }
  /// a / b.
  @inlinable public static func quotient(_ a: Self, _ b: Self) -> Self { a / b }
  /// The same number.
  @inlinable public var asDouble: Double { Double(self) }
  /// The nearest number.
  @inlinable public init(cutting value: Double) { self.init(value) }
  /// True for NaN alone.
  @inlinable public var isUnordered: Bool { isNaN }
}

extension Float: ReferenceNumber {}
extension Double: ReferenceNumber {}

extension Int64: ReferenceNumber {
  /// a + b, wrapping.
  @inlinable public static func sum(_ a: Int64, _ b: Int64) -> Int64 { a &+ b }
  /// a − b, wrapping.
  @inlinable public static func difference(_ a: Int64, _ b: Int64) -> Int64 { a &- b }
  /// a · b, wrapping.
  @inlinable public static func product(_ a: Int64, _ b: Int64) -> Int64 { a &* b }
  /// a / b, cut towards zero; 0 where b is 0.
  @inlinable public static func quotient(_ a: Int64, _ b: Int64) -> Int64 {
    b == 0 ? 0 : a.dividedReportingOverflow(by: b).partialValue
  }
  /// The nearest float64.
  @inlinable public var asDouble: Double { Double(self) }
  /// The number without its fraction; the nearest end where it is out of range.
  @inlinable public init(cutting value: Double) {
    self = value.isNaN ? 0 : Int64(exactly: value.rounded(.towardZero)) ?? (value < 0 ? .min : .max)
  }
  /// Never.
  @inlinable public var isUnordered: Bool { false }
}

extension ReferenceNumber {
  /// The larger; NaN where either is.
  @inlinable public static func larger(_ a: Self, _ b: Self) -> Self { a.isUnordered || a > b ? a : b }
  /// The smaller; NaN where either is.
  @inlinable public static func smaller(_ a: Self, _ b: Self) -> Self { a.isUnordered || a < b ? a : b }
}
