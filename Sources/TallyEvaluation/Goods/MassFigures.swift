/// How well the program weighs: bias, spread, and whether its 95 % interval holds.
public struct MassFigures: Sendable, Codable, Equatable {
  /// Containers weighed without a lower bound, and those whose mass was only bounded from below.
  public let weighed: Int, bounded: Int
  /// Mass inside the interval, of those weighed.
  public let covered: Proportion
  /// The bound not above the truth, of those bounded.
  public let boundHolds: Proportion
  /// Medians over those weighed: width of the interval and (estimate − truth), both relative to the truth.
  public let medianWidth: Double, medianError: Double
  /// Half of the distance between the 16 % and 84 % points of the relative error.
  public let spread: Double

  /// Over rows that have both masses; nil where there is none. Containers with less than 100 kg have no relative error and
  /// are left out.
  public init?(_ rows: [EvaluationRow]) {
    let pairs = rows.compactMap { row in
      row.mass.flatMap { mass in row.trueMass.flatMap { $0 >= 100 ? (mass: mass, truth: $0) : nil } }
    }
    guard !pairs.isEmpty else { return nil }
    let whole = pairs.filter { !$0.mass.isLowerBound }, bounds = pairs.filter(\.mass.isLowerBound)
    (weighed, bounded) = (whole.count, bounds.count)
    covered = Proportion(
      whole.filter { $0.mass.low <= $0.truth && $0.truth <= $0.mass.high }.count, of: whole.count)
    boundHolds = Proportion(bounds.filter { $0.mass.low <= $0.truth }.count, of: bounds.count)
    let errors = whole.map { ($0.mass.estimate - $0.truth) / $0.truth }.sorted()
    medianWidth = Self.quantile(whole.map { ($0.mass.high - $0.mass.low) / $0.truth }.sorted(), 0.5)
    medianError = Self.quantile(errors, 0.5)
    spread = (Self.quantile(errors, 0.84) - Self.quantile(errors, 0.16)) / 2
  }

  private static func quantile(_ sorted: [Double], _ share: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let place = share * Double(sorted.count - 1), low = Int(place)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (place - Double(low))
  }
}
