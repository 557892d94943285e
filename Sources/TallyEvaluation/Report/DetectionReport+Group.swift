extension DetectionReport {
  /// One group of positives against all clean containers.
  public struct Group: Sendable, Codable, Equatable {
    /// In the words of the protocol, and how many positives it has.
    public let title: String, positive: Int
    /// Area under the group's curve, and detection at 0.1, 0.5, 1 and 5 % false alarms.
    public let area: ROCCurve.Area, operatingPoints: [OperatingPoint]
    /// Pointing at what is hidden, among those detected at 1 %; nil where nothing of it has a place.
    public let localisation: Localisation?

    /// Nil where the group has no positive, or there is no clean container.
    init?(_ group: BenchProtocol.Headline, clean: [EvaluationRow], positive every: [EvaluationRow]) {
      let members = every.filter(group.contains)
      guard let curve = ROCCurve(clean: clean.map(\.ranking), positive: members.map(\.ranking)) else { return nil }
      (title, positive, area) = (group.title, members.count, curve.area)
      operatingPoints = [0.001, 0.005, 0.01, 0.05].map { OperatingPoint(nominal: $0, of: curve) }
      let threshold = operatingPoints[2].threshold
      let detected = members.filter { $0.ranking > threshold && !$0.itemBoxes.isEmpty }
      localisation = detected.isEmpty ? nil : Localisation(detected)
    }
  }
}
