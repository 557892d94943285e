public import TallyCore

/// Every way in which a calibration is refused. Tests compare cases, never texts.
public enum CalibrationError: CataloguedError, Equatable {
  /// More bytes than `Calibration.byteLimit`.
  case tooLarge(place: String, bytes: Int)
  /// Not JSON, or a field is missing or of another kind.
  case unreadable(place: String, said: String)
  /// Another document.
  case otherFormat(place: String, format: String)
  /// The figures contradict each other, or the identity.
  case damaged(place: String, said: String)
  /// Made for another model than the one that is in use.
  case otherModel(place: String, calibration: String, model: String)
  /// Too few clean containers to calibrate with.
  case tooFewClean(Int, needed: Int)
  /// One container twice.
  case repeatedContainer(String)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .tooLarge(let place, let bytes):
      Explanation(
        code: "TLY-ASM-001", place: place, problem: "\(bytes) bytes are too many for a calibration.",
        remedy: "Name a file that `tallyman calibrate` wrote.")
    case .unreadable(let place, let said):
      Explanation(
        code: "TLY-ASM-002", place: place, problem: "It cannot be read as a calibration: \(said)",
        remedy: "Name a file that `tallyman calibrate` wrote.")
    case .otherFormat(let place, let format):
      Explanation(
        code: "TLY-ASM-003", place: place, problem: "Its format is “\(format)”, not \(Calibration.format).",
        remedy: "Calibrate again with this version.")
    case .damaged(let place, let said):
      Explanation(
        code: "TLY-ASM-004", place: place, problem: "It was changed after it was made: \(said)",
        remedy: "Take the original file, or calibrate again.")
    case .otherModel(let place, let calibration, let model):
      Explanation(
        code: "TLY-ASM-005", place: place, problem: "It was made for the model \(calibration), in use is \(model).",
        remedy: "Calibrate this model with `tallyman calibrate`, or use the other model.")
    case .tooFewClean(let count, let needed):
      Explanation(
        code: "TLY-ASM-006", place: "clean containers",
        problem: "\(count) clean containers could be assessed; \(needed) are the least to calibrate with.",
        remedy: "Add scans of cleared containers; 200 allow a budget of 1 in 100.")
    case .repeatedContainer(let identity):
      Explanation(
        code: "TLY-ASM-007", place: identity, problem: "This container is among the clean ones twice.",
        remedy: "Leave out the second copy of the scan.")
    }
  }
}
