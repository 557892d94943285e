internal import Foundation
internal import TallyCore
internal import TallyInference
internal import TallyTensor

/// `tallyman model inspect model.onnx --shape planes=1x5x176x768 --plan --profile`
struct ModelInspectCommand: RunnableCommand, Equatable {
  var files: [String] = [], shapes: [String] = [], showsPlan = false, profiles = false, runs = 0, timeline: String?
  var algorithm: String?, tuning: String?, threads = 0, json = false, config: String?

  static let name = "model inspect"
  static let summary = "Say what an ONNX file is: inputs, outputs, operators, parameters, arithmetic, memory, plan."
  static let examples = [
    "tallyman model inspect Weights/yard-2/model.onnx",
    "tallyman model inspect Weights/yard-2/model.onnx --shape planes=1x5x64x96 --plan --profile",
  ]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file.", \.files),
      .list("--shape", "NAME=1x2x64x64", "Shape of an input, where the file leaves it open.", \.shapes),
      .flag("--plan", "Print every layer: shape, algorithm, GFLOP, expected time.", \.showsPlan),
      .flag("--profile", "Measure every layer too: time and effective GFLOP/s.", \.profiles),
      .positive("--runs", "R", "Runs that are measured; the default is 5.", \.runs),
      .value("--timeline", "FILE.svg", "Draw the time line of a run.", \.timeline),
      .algorithm(\.algorithm),
      .tuning(\.tuning),
      .threads(\.threads),
      .flag("--json", "Print it as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Report: Encodable { let model: ModelSummary, layers: ModelPlan? }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    let settings = try Settings(contentsOf: config)
    let model = try InferenceModel(contentsOf: file, limits: Composition(settings: settings).modelLimits)
    let extents = try InputShapes.read(shapes)
    let summary = try model.summary(shapes: extents)
    var plan: ModelPlan?
    if showsPlan || profiles || timeline != nil {
      let choice = try PlanChoice.settings(algorithm: algorithm, tuning: tuning, model: model)
      let (rates, workers) = (MachineRates.measure(now: MonotonicTime.now), settings.workers(flag: threads))
      plan =
        profiles
        ? try model.profile(
          shapes: extents, threads: workers, settings: choice, rates: rates, runs: runs > 0 ? runs : 5,
          now: MonotonicTime.now)
        : try model.plan(shapes: extents, threads: workers, settings: choice, rates: rates)
    }
    if let timeline, let plan { try FileBytes.write(Data(plan.timeline.utf8), to: timeline) }
    if json {
      if let plan { try terminal.json(Report(model: summary, layers: plan)) } else { try terminal.json(summary) }
    } else {
      terminal.out(summary.text + (plan.map { "\n" + $0.text } ?? ""))
    }
    return .done
  }
}
