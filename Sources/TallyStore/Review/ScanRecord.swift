public import TallyCore
public import TallyDomain

/// All that is kept of one scan.
public struct ScanRecord: Sendable, Equatable {
  /// Its number, where it stands, what it is for.
  public var id: Int64, state: ScanState, purpose: ScanPurpose
  /// How and when it came.
  public var delivery: ScanDelivery, receivedAt: String
  /// Its names and the hash of its pixels, as far as they are known.
  public var scanId: String?, scanner: String?, content: String?
  /// Which revision of its name it is, which scan it follows, and which follows it.
  public var revision: Int, supersedes: Int64?, supersededBy: Int64?
  /// The scan that it repeats; the scan that had its pixels under another name.
  public var duplicateOf: Int64?, replayOf: Int64?
  /// Why it is in quarantine, and where its files are then.
  public var problem: Explanation?, quarantinedFiles: [String]
  /// The current assessment; nil before the first.
  public var assessment: CurrentAssessment?
  /// How many assessments there were.
  public var assessments: Int
  /// The last decision.
  public var decision: DecisionEvent?

  /// An assessment with what the head of its document says.
  public struct CurrentAssessment: Sendable, Equatable {
    /// Counts from 1 within the scan; what a decision refers to.
    public var version: Int64
    /// When it was handed in.
    public var madeAt: String
    /// Version of the program, model, calibration, budget.
    public var program: String, model: String?, calibration: String?, budget: AssessmentDocument.Budget
    /// The assessed scan.
    public var scan: AssessedScan
    /// Name of the picture file.
    public var picture: String?

    /// The document `tallyman-assessment/1` with this scan alone.
    public var document: AssessmentDocument {
      AssessmentDocument(version: program, model: model, calibration: calibration, budget: budget, scans: [scan])
    }
  }
}
