internal import Foundation
internal import TallyCore
internal import TallyInference

/// `tallyman model inspect model.onnx`
struct ModelInspectCommand: RunnableCommand, Equatable {
  var files: [String] = [], shapes: [String] = [], json = false, config: String?

  static let name = "model inspect"
  static let summary = "Say what an ONNX file is: inputs, outputs, operators, parameters, arithmetic, memory."
  static let examples = ["tallyman model inspect Weights/yard-1/model.onnx"]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file.", \.files),
      .list("--shape", "NAME=1x2x64x64", "Shape of an input, where the file leaves it open.", \.shapes),
      .flag("--json", "Print it as JSON.", \.json),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    let limits = Composition(settings: try Settings(contentsOf: config)).modelLimits
    let model = try InferenceModel(contentsOf: file, limits: limits)
    let summary = try model.summary(
      shapes: try shapes.reduce(into: [:]) { $0.merge(try Self.shape($1)) { _, last in last } })
    if json { try terminal.json(summary) } else { terminal.out(summary.text) }
    return .done
  }

  private static func shape(_ word: String) throws(UsageError) -> [String: [Int]] {
    let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
    let sizes = parts.count == 2 ? parts[1].split(separator: "x").map { Int($0) } : []
    guard !sizes.isEmpty, sizes.allSatisfy({ ($0 ?? 0) > 0 }) else {
      throw .badValue(option: "--shape", word: word, expected: "a name and sizes, for example planes=1x2x64x64")
    }
    return [parts[0]: sizes.compactMap { $0 }]
  }
}
