/// Detection at a rate of false alarms that was fixed beforehand.
public struct OperatingPoint: Sendable, Codable, Equatable {
  /// The rate asked for, 0 to 1.
  public let nominal: Double
  /// A container is flagged when its score is above this: the lowest clean score that leaves no more than the rate asked
  /// for above it. No interpolation between scores.
  public let threshold: Double
  /// Clean containers above the threshold: never more than asked for, and fewer where clean scores are equal or few.
  public let falseAlarms: Proportion
  /// Positive containers above the threshold. The interval is Wilson's at this threshold: it does not carry that the
  /// threshold itself came from a sample of clean containers.
  public let detections: Proportion

  /// The point of a curve.
  public init(nominal: Double, of curve: ROCCurve) {
    self.nominal = nominal
    let limit = Self.threshold(nominal: nominal, clean: curve.clean)
    threshold = limit
    falseAlarms = Proportion(curve.clean.filter { $0 > limit }.count, of: curve.clean.count)
    detections = Proportion(curve.positive.filter { $0 > limit }.count, of: curve.positive.count)
  }

  /// The lowest of ascending clean scores that leaves no more than the rate above it.
  static func threshold(nominal: Double, clean: [Double]) -> Double {
    // 1e-9: five per cent of a hundred are five, whatever the binary fraction says.
    let allowed = min(Int((nominal * Double(clean.count) + 1e-9).rounded(.down)), clean.count)
    return allowed == clean.count ? -.infinity : clean[clean.count - 1 - allowed]
  }

  /// A threshold of −∞ (flag whatever was judged) has no place in JSON: it is written as the lowest finite number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(nominal, forKey: .nominal)
    try container.encode(max(threshold, -Double.greatestFiniteMagnitude), forKey: .threshold)
    try container.encode(falseAlarms, forKey: .falseAlarms)
    try container.encode(detections, forKey: .detections)
  }

  private enum CodingKeys: String, CodingKey { case nominal, threshold, falseAlarms, detections }
}
