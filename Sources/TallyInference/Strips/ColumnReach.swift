internal import TallyCore

/// Which columns of its inputs a node needs for columns of its result: from
/// `(first · step + low) / divisor` to `(last · step + high) / divisor`, both rounded down, both included.
struct ColumnReach: Sendable, Equatable {
  /// Input columns from one result column to the next, as a fraction `step / divisor`.
  var step = 1, divisor = 1
  /// How far beyond that it looks, in input columns times `divisor`.
  var low = 0, high = 0

  /// Every column on its own.
  static let same = ColumnReach()

  /// The input columns for a range of result columns; it may reach beyond the picture.
  func inputs(_ result: Range<Int>) -> Range<Int> {
    let first = Self.quotient(result.lowerBound * step + low, divisor)
    let last = Self.quotient((result.upperBound - 1) * step + high, divisor)
    return first..<max(first, last) + 1
  }

  /// Quotient rounded down, for negative numbers too.
  private static func quotient(_ value: Int, _ divisor: Int) -> Int {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
  }
}

/// A node as the search for strips sees it: what comes in for the whole picture, and along which axis its columns lie.
struct ColumnNode {
  let inputs: Operands
  /// The axis of the columns for every input and output; nil where a tensor has none (weights, a vector).
  let inputAxes: [Int?], outputAxes: [Int?]
  let outputTypes: [ValueType]

  /// The axis of the first input that has columns.
  var axis: Int { inputAxes.compactMap { $0 }.first ?? 0 }

  /// True where only the first input has columns.
  var isAlone: Bool { inputAxes.first.flatMap { $0 } != nil && inputAxes.dropFirst().allSatisfy { $0 == nil } }
}

extension Operation {
  /// True where every number of the result depends on the numbers in its place alone (and on what has no columns).
  var worksInPlace: Bool {
    self is Binary || self is Unary || self is Variadic || self is Comparison || self is Where || self is Cast
      || self is NumberTest || self is BitwiseNot || self is Clip || self is PRelu || self is ActivationOperation
      || self is QuantizeLinear || self is DequantizeLinear || self is Identity
  }

  /// How the node's columns hang together; nil where a column of the result may need any column of an input.
  func columns(_ node: ColumnNode) throws(ModelError) -> ColumnReach? {
    if worksInPlace { return .same }
    if let normalisation = self as? BatchNormalization { return normalisation.isTraining ? nil : .same }
    if let operation = self as? any ColumnOperation { return try operation.reach(node) }
    return nil
  }
}

/// An operator that knows how its columns hang together.
protocol ColumnOperation {
  /// As `Operation.columns`. What the shapes say need not be checked: the columns of input and result are counted by the
  /// caller, for two widths, and must fit `step` and `divisor`.
  func reach(_ node: ColumnNode) throws(ModelError) -> ColumnReach?
}
