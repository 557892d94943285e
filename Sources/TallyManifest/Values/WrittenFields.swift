/// What was written of an item or a container, by field name, as `asWritten` of the manifest holds it.
struct WrittenFields {
  private var words = [String: String]()

  /// Keeps the words of a field, where there are any to keep.
  mutating func keep(_ field: String, _ text: String?) {
    guard let text else { return }
    words[field] = text
  }

  /// Nil where nothing was kept.
  var result: [String: String]? { words.isEmpty ? nil : words }
}

extension Optional where Wrapped == [String: String] {
  /// The words of two parts of one item, one behind the other.
  func joined(with other: [String: String]?) -> [String: String]? {
    guard let self else { return other }
    // An item of very many parts keeps the words of the first ones.
    return self.merging(other ?? [:]) { $0.utf8.count > 500 ? $0 : $0 + " + " + $1 }
  }
}
