internal import Foundation

/// Finds the number in a manifest's JSON that should be a whole one and is not.
enum JSONWholeNumbers {
  /// Its path, or nil where there is none or the text is no JSON.
  static func firstFraction(in utf8: [UInt8]) -> String? {
    guard let document = try? JSONSerialization.jsonObject(with: Data(utf8)) else { return nil }
    return firstFraction(in: document, path: "")
  }

  /// Fields that count or number: `packages` is an object in a goods item and a number in a share.
  private static let fields: Set<String> = ["sequence", "count", "packages"]

  /// Nesting was checked before, so the recursion is bounded.
  private static func firstFraction(in value: Any, path: String) -> String? {
    if let list = value as? [Any] {
      for (index, element) in list.enumerated() {
        if let found = firstFraction(in: element, path: "\(path)[\(index)]") { return found }
      }
    } else if let object = value as? [String: Any] {
      for (key, element) in object.sorted(by: { $0.key < $1.key }) {
        let place = path.isEmpty ? key : "\(path).\(key)"
        if fields.contains(key), let number = element as? NSNumber, Int(exactly: number.doubleValue) == nil {
          return place
        }
        if let found = firstFraction(in: element, path: place) { return found }
      }
    }
    return nil
  }
}
