/// What was written of an item or a container, by field name, as `asWritten` of the manifest holds it.
struct WrittenFields {
  private var words = [String: String]()

  /// Keeps words of a field; those of several parts of one item stand behind each other.
  mutating func keep(_ field: String, _ text: String?) {
    guard let text else { return }
    words[field] = words[field].map { $0 + " + " + text } ?? text
  }

  /// Nil where nothing was kept.
  var result: [String: String]? { words.isEmpty ? nil : words }
}

extension Optional where Wrapped == [String: String] {
  /// The words of two parts of one item.
  func joined(with other: [String: String]?) -> [String: String]? {
    guard let self else { return other }
    return self.merging(other ?? [:]) { $0 + " + " + $1 }
  }
}
