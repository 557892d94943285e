import Foundation
import TallyCore
import TallyInference
import Testing

/// ONNX's own node tests. `expected.txt` names every one of them with its verdict; a verdict that changes fails until
/// the list is rewritten with `TALLY_UPDATE_GOLDEN=1`, and the list's diff is read in review: it must never shrink.
@Suite struct NodeTests {
  /// More than any node test needs, little enough that a wrong shape cannot hurt.
  static let limits = ModelLimits(elements: 1 << 24)

  @Test("every node test has the verdict of the list", arguments: [PlanSettings.standard, .reference])
  func verdicts(settings: PlanSettings) throws {
    guard TestEnvironment.available() else { return }
    let cases = try TestEnvironment.cases("node")
    let lines = cases.map { "\($0.name) \(verdict($0, settings))" }
    let list = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("expected.txt")
    if ProcessInfo.processInfo.environment["TALLY_UPDATE_GOLDEN"] == "1" && settings == .standard {
      try (lines.joined(separator: "\n") + "\n").write(to: list, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: list, encoding: .utf8).split(separator: "\n").map(String.init)
    let (now, before) = (Set(lines), Set(expected))
    for line in lines where !before.contains(line) { Issue.record("not in the list: \(line)") }
    for line in expected where !now.contains(line) { Issue.record("in the list, but not so now: \(line)") }
    #expect(lines.count { $0.hasSuffix(" passed") } >= 1394)
  }

  /// `passed`, `unsupported: …` with the reason, or `failed: …`.
  private func verdict(_ test: ReferenceCase, _ settings: PlanSettings) -> String {
    do {
      let model = try InferenceModel(contentsOf: test.modelPath, limits: Self.limits)
      guard test.hasData else { return "unsupported: values that are no plain tensors" }
      let (inputs, expected) = (try test.inputs(), try test.outputs())
      let outputs = try model.run(inputs, threads: 1, settings: settings)
      for (name, tensor) in expected.sorted(by: { $0.key < $1.key }) where !name.isEmpty {
        guard let actual = outputs[name] else { return "failed: no output \(name)" }
        if let difference = test.difference(actual, tensor) { return "failed: \(name): \(difference)" }
      }
      return "passed"
    } catch let error as ModelError {
      switch error {
      case .unsupportedOperators(_, let operators): return "unsupported: \(operators.joined(separator: ", "))"
      case .unsupported(_, let what): return "unsupported: \(what)"
      default: return "failed: \(error.explanation.line)"
      }
    } catch {
      return "failed: \(error)"
    }
  }
}
