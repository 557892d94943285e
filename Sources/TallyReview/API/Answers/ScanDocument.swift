internal import TallyDomain
internal import TallyStore

/// One scan as the API writes it: the assessment document with this scan alone, and beside it what the store knows of it.
/// Before the first assessment the list of scans is empty and `record` says why.
struct ScanDocument: Encodable {
  let assessment: AssessmentDocument
  let record: Record

  init(_ record: ScanRecord, decisions: [DecisionEvent], version: String, budget: AssessmentDocument.Budget) {
    assessment =
      record.assessment?.document
      ?? AssessmentDocument(
        version: version, model: nil, calibration: nil, budget: budget, scans: [])
    self.record = Record(record, decisions: decisions)
  }

  enum CodingKeys: String, CodingKey { case record }

  func encode(to encoder: any Encoder) throws {
    try assessment.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(record, forKey: .record)
  }

  /// What the store knows of a scan besides what was found in it.
  struct Record: Encodable {
    let id: Int64, state: ScanState, purpose: ScanPurpose, revision: Int
    let supersedes: OrNull<Int64>, supersededBy: OrNull<Int64>, duplicateOf: OrNull<Int64>, replayOf: OrNull<Int64>
    let receivedAt: String, assessedAt: OrNull<String>, profile: String, faults: [String]
    let problem: OrNull<AssessedScan.ScanError>, decisions: [DecisionEvent]
    /// How many assessments there were, and the version of the one shown, which a decision may name.
    let assessments: Int, assessment: OrNull<Int64>
    /// The scan to look at beside this one: the revision before it, else the one that had its pixels.
    let previous: OrNull<Int64>

    init(_ record: ScanRecord, decisions: [DecisionEvent]) {
      (id, state, purpose, revision) = (record.id, record.state, record.purpose, record.revision)
      (supersedes, supersededBy) = (OrNull(record.supersedes), OrNull(record.supersededBy))
      (duplicateOf, replayOf) = (OrNull(record.duplicateOf), OrNull(record.replayOf))
      (receivedAt, assessedAt) = (record.receivedAt, OrNull(record.assessment?.madeAt))
      (profile, faults) = (record.delivery.profile, record.delivery.faults)
      problem = OrNull(record.problem.map(AssessedScan.ScanError.init))
      (self.decisions, assessments) = (decisions, record.assessments)
      assessment = OrNull(record.assessment?.version)
      previous = OrNull(record.supersedes ?? record.replayOf ?? record.duplicateOf)
    }
  }
}
