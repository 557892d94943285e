public import TallyDomain

/// A finished assessment, as a worker hands it in.
public struct AssessmentResult: Sendable, Equatable {
  /// Version of the program; `name@hash` of the model and identity of the calibration, nil where none was used.
  public var version: String, model: String?, calibration: String?
  /// The authority's one knob.
  public var budget: AssessmentDocument.Budget
  /// The assessed scan.
  public var scan: AssessedScan
  /// One per container of the scan, in their order.
  public var links: [LinkSummary]
  /// Name of the picture file for the page.
  public var picture: String?

  /// A result.
  public init(
    version: String, model: String?, calibration: String?, budget: AssessmentDocument.Budget, scan: AssessedScan,
    links: [LinkSummary], picture: String?
  ) {
    (self.version, self.model, self.calibration, self.budget) = (version, model, calibration, budget)
    (self.scan, self.links, self.picture) = (scan, links, picture)
  }
}
