public import TallyDomain

/// What calibration needs of one container: its image statistics, its class, and a name to break ties by.
public struct ContainerScores: Sendable, Equatable {
  /// Names the container among all others; its hash breaks ties and deals containers to the halves of a calibration.
  public var identity: String
  /// What kind of picture it makes.
  public var loadClass: LoadClass
  /// The statistic of each image indicator that applies.
  public var scores: [IndicatorCode: Double]

  /// A row of a calibration.
  public init(identity: String, loadClass: LoadClass, scores: [IndicatorCode: Double]) {
    (self.identity, self.loadClass, self.scores) = (identity, loadClass, scores)
  }
}
