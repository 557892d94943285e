import TallyCore
import Testing

private struct Sample: CommandDeclaration, Equatable {
  var paths: [String] = [], manifests: [String] = [], report: String?, json = false, count = 1
  static let name = "sample"
  static let summary = "A sample."
  static let examples = ["tallyman sample a.tif"]
  static var options: [Option<Sample>] {
    [
      .list("", "PATH", "A file.", \.paths),
      .list("--manifest", "PATH", "A manifest.", \.manifests),
      .value("--report", "FILE", "A report.", \.report),
      .flag("--json", "As JSON.", \.json),
      .value("--count", "N", "How many.", \.count, expected: "a whole number", parse: { Int($0) }),
    ]
  }
}

@Test func wordsAreReadInEveryForm() throws {
  var expected = Sample()
  (expected.paths, expected.manifests) = (["a", "b", "--c"], ["m1", "m2"])
  (expected.report, expected.json, expected.count) = ("r.html", true, 7)
  let words = ["a", "--manifest", "m1", "--manifest=m2", "b", "--report=r.html", "--json", "--count", "7", "--", "--c"]
  #expect(try OptionReader.read(Sample.self, from: words) == expected)
}

@Test(arguments: [
  (["--repor", "x"], UsageError.unknownOption(word: "--repor", nearest: "--report")),
  (["--zzzzzzzz"], .unknownOption(word: "--zzzzzzzz", nearest: nil)),
  (["--report"], .missingValue(option: "--report")),
  (["--json=yes"], .unexpectedValue(option: "--json")),
  (["--count", "many"], .badValue(option: "--count", word: "many", expected: "a whole number")),
])
func wrongWordsAreNamed(words: [String], error: UsageError) {
  #expect(throws: error) { try OptionReader.read(Sample.self, from: words) }
}

@Test func helpNamesEveryOption() {
  let help = HelpText.of(Sample.self)
  for option in Sample.options { #expect(help.contains(option.name) && help.contains(option.placeholder)) }
  #expect(help.split(separator: "\n").allSatisfy { $0.count <= 100 })
}

@Test func progressTellsRateAndTimeLeft() {
  let line = ProgressLine(unit: "scans", total: 24)
  #expect(line.text(done: 0, elapsed: .zero) == "[------------------------] 0/24 scans")
  #expect(line.text(done: 12, elapsed: .seconds(4)) == "[############------------] 12/24 scans, 3.0 a second, 4 s left")
  #expect(
    line.text(done: 24, elapsed: .seconds(240))
      == "[########################] 24/24 scans, 10.0 s each, 4 min 0 s in all")
}
