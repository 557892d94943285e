internal import TallyDomain

/// Remarks as they are collected, bounded.
struct RemarkList {
  private(set) var remarks = [Manifest.Remark]()
  private(set) var leftOut = 0
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  /// Adds one, or counts it where there are too many already.
  mutating func add(_ place: String, _ text: String) {
    if remarks.count < limit { remarks.append(Manifest.Remark(at: place, text: text)) } else { leftOut += 1 }
  }

  /// Nil where there is nothing to say, as the document has it.
  var result: [Manifest.Remark]? {
    guard !remarks.isEmpty else { return nil }
    return leftOut == 0
      ? remarks : remarks + [Manifest.Remark(at: "file", text: "\(leftOut) more remarks were left out")]
  }
}
