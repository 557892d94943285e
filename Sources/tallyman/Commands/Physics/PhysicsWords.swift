internal import TallyCore
internal import TallyPhysics

/// What several physics commands read from the command line.
enum PhysicsWords {
  /// Numbers separated by commas, all within a range; nil where one is not. At most a thousand.
  static func numbers(_ word: String, within range: ClosedRange<Double>) -> [Double]? {
    let words = word.split(separator: ",", omittingEmptySubsequences: false)
    let values = words.compactMap { Double($0) }.filter(range.contains)
    return values.count == words.count && (1...1_000).contains(values.count) ? values : nil
  }

  /// A scanner by its name, by the path of its file, or `random` for one drawn by the seed.
  static func scanner(_ word: String, seed: UInt64 = 1) throws -> ScannerModel {
    if word == "random" { return ScannerModel.random(seed: seed) }
    guard word.contains("/") || word.hasSuffix(".json") else { return try ScannerModel.named(word) }
    return try ScannerFile.read(try FileBytes.read(word, limit: ScannerFile.byteLimit), file: word)
  }

  /// A number with so many digits behind the point, at the right end of a column.
  static func cell(_ value: Double, digits: Int, width: Int) -> String {
    var text = rounded(value, digits)
    while text.count < width { text = " " + text }
    return text
  }

  /// A number with so many digits behind the point.
  static func rounded(_ value: Double, _ digits: Int) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    var text = "\((value * scale).rounded() / scale)"
    guard digits > 0, let point = text.firstIndex(of: "."), !text.contains("e") else { return text }
    while text.distance(from: point, to: text.endIndex) <= digits { text += "0" }
    return text
  }
}

/// Options that several physics commands have, worded once.
extension Option where Command: RunnableCommand {
  /// `--scanner NAME`.
  static func scanner(_ path: any WritableKeyPath<Command, String> & Sendable) -> Self {
    .value(
      "--scanner", "NAME|FILE", "A scanner by name, by its file, or random for a drawn one.", path,
      expected: "a scanner", parse: { $0.isEmpty ? nil : $0 })
  }

  /// `--seed S`.
  static func seed(_ path: any WritableKeyPath<Command, UInt64> & Sendable) -> Self {
    .value("--seed", "S", "The seed.", path, expected: "a whole number from 0", parse: { UInt64($0) })
  }

  /// `--json`.
  static func json(_ path: any WritableKeyPath<Command, Bool> & Sendable) -> Self {
    .flag("--json", "Print it as JSON.", path)
  }
}
