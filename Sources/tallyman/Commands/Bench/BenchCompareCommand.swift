internal import Foundation
internal import TallyCore
internal import TallyEvaluation

/// `tallyman bench compare --first DIR --second DIR`
struct BenchCompareCommand: RunnableCommand, Equatable {
  var first: String?, second: String?, plan: String?, seed: UInt64 = 1, draws = 2000, json = false

  static let name = "bench compare"
  static let summary = "Compare two evaluations of the same containers: differences with intervals that know it."
  static let examples = ["tallyman bench compare --first out/bench-a --second out/bench-b"]
  static var options: [Option<Self>] {
    [
      .value("--first", "DIR", "What tallyman bench detection --out wrote for one model.", \.first),
      .value("--second", "DIR", "The same for the other.", \.second),
      .value("--protocol", "FILE", "Count only the containers that this protocol selects.", \.plan),
      .value(
        "--seed", "S", "Seed of the drawn sets.", \.seed, expected: "a whole number from 0", parse: { UInt64($0) }),
      .value(
        "--draws", "N", "How many sets are drawn.", \.draws, expected: "a whole number from 100 to 100000",
        parse: { Int($0).flatMap { (100...100_000).contains($0) ? $0 : nil } }),
      .flag("--json", "Print a tallyman-comparison/1 document instead of text.", \.json),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let first else { throw UsageError.missingWord(placeholder: "--first DIR") }
    guard let second else { throw UsageError.missingWord(placeholder: "--second DIR") }
    let selection = try plan.map {
      try BenchProtocol(json: FileBytes.read($0, limit: BenchProtocol.byteLimit), place: $0)
    }
    let (a, b) = (try Self.evaluation(first), try Self.evaluation(second))
    func rows(_ evaluation: Evaluation) -> [EvaluationRow] { selection?.selected(evaluation.rows) ?? evaluation.rows }
    guard
      let comparison = PairedComparison(
        (a.model, b.model), rows(a), rows(b), seed: seed, draws: draws)
    else { throw BenchError.nothingInCommon(first: first, second: second) }
    if json { try terminal.json(comparison) } else { terminal.outRaw(Self.text(comparison)) }
    return .done
  }

  private typealias Evaluation = (model: String, rows: [EvaluationRow])

  private static func evaluation(_ folder: String) throws -> Evaluation {
    let path = folder + "/rows.jsonl"
    guard let header = try BenchRows.header(path), let scans = try BenchRows.read(path, header: header) else {
      throw BenchError.noRows(file: path)
    }
    return (header.model, scans.flatMap(\.rows))
  }

  private static func text(_ comparison: PairedComparison) -> String {
    func number(_ value: Double) -> String { String(format: "%.4f", value) }
    func cell(_ text: String) -> String { String(repeating: " ", count: max(0, 12 - text.count)) + text }
    var lines = [
      "first   \(comparison.first)", "second  \(comparison.second)",
      "\(comparison.clean) clean, \(comparison.positive) positive containers in common; \(comparison.draws) sets drawn, seed "
        + "\(comparison.seed)", "",
      "".padding(toLength: 34, withPad: " ", startingAt: 0) + cell("first") + cell("second") + cell("difference")
        + "   95 %",
    ]
    lines += comparison.figures.map { figure in
      figure.name.padding(toLength: 34, withPad: " ", startingAt: 0) + cell(number(figure.first))
        + cell(number(figure.second)) + cell(number(figure.difference))
        + "   \(number(figure.low)) to \(number(figure.high))" + (figure.isClear ? "" : "  (may be chance)")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// What the bench can miss.
enum BenchError: CataloguedError, Equatable {
  /// No rows of an evaluation.
  case noRows(file: String)
  /// No clean, or no positive container that both have.
  case nothingInCommon(first: String, second: String)

  var explanation: Explanation {
    switch self {
    case .noRows(let file):
      Explanation(
        code: "TLY-CMD-062", place: file, problem: "There are no rows of an evaluation.",
        remedy: "Give a folder that tallyman bench detection --out wrote.")
    case .nothingInCommon(let first, let second):
      Explanation(
        code: "TLY-CMD-063", place: "\(first), \(second)",
        problem: "They have no clean, or no positive container in common.",
        remedy: "Evaluate both on the same data set.")
    }
  }
}
