/// Judging containers whose statistics are kept, without their pictures: to see what other calibrations would have done.
extension Calibration {
  /// The calibrated value of a container's priority; nil where none of its statistics applies.
  public func pValue(of row: ContainerScores) -> Double? {
    Scoring(calibration: self, loadClass: row.loadClass).priority(row.scores).flatMap {
      pValue(priority: $0, loadClass: row.loadClass, identity: row.identity)
    }
  }

  /// Clean scores by which a class is judged: its own, or all classes'.
  public func heldOut(_ loadClass: LoadClass) -> Int { priorities(loadClass)?.sorted.count ?? 0 }
}
