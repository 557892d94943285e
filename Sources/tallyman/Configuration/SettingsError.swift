internal import TallyCore

/// Every way in which a settings file is refused.
enum SettingsError: CataloguedError, Equatable {
  /// The document is no JSON object.
  case notAnObject(file: String)
  /// A key that nothing reads; the nearest right one where there is one.
  case unknownKey(file: String, key: String, nearest: String?)
  /// A value that does not fit its key.
  case badValue(file: String, key: String, expected: String)

  var explanation: Explanation {
    switch self {
    case .notAnObject(let file):
      Explanation(
        code: "TLY-CMD-011", place: file, problem: "The settings are not one JSON object.",
        remedy: "Start from tallyman config show --defaults.")
    case .unknownKey(let file, let key, let nearest):
      Explanation(
        code: "TLY-CMD-012", place: "\(file), \(key)", problem: "There is no setting of this name.",
        remedy: nearest.map { "Did you mean \($0)?" } ?? "See tallyman config show --defaults.")
    case .badValue(let file, let key, let expected):
      Explanation(
        code: "TLY-CMD-013", place: "\(file), \(key)", problem: "The value does not fit.", remedy: "Give \(expected).")
    }
  }
}
