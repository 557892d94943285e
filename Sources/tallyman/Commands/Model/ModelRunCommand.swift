internal import Foundation
internal import TallyCore
internal import TallyInference

/// `tallyman model run MODEL --input NAME=FILE.npy --output-dir DIR`
struct ModelRunCommand: RunnableCommand, Equatable {
  var files: [String] = [], inputs: [String] = [], outputFolder: String?, threads = 0, repeats = 0, json = false
  var algorithm: String?, tuning: String?, config: String?

  static let name = "model run"
  static let summary = "Run an ONNX file on .npy files and write each output as .npy."
  static let examples = ["tallyman model run model.onnx --input planes=planes.npy --output-dir out"]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file.", \.files),
      .list("--input", "NAME=FILE.npy", "One input of the model.", \.inputs),
      .value("--output-dir", "DIR", "Where NAME.npy goes for every output.", \.outputFolder),
      .algorithm(\.algorithm),
      .tuning(\.tuning),
      .threads(\.threads),
      .positive("--repeat", "R", "Run R times more and print seconds and peak memory as JSON.", \.repeats),
      .flag("--json", "Print what was written as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Timing: Encodable { let seconds: [Double], peakBytes: Int }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    guard let outputFolder else { throw UsageError.missingWord(placeholder: "--output-dir DIR") }
    let settings = try Settings(contentsOf: config)
    let model = try InferenceModel(contentsOf: file, limits: Composition(settings: settings).modelLimits)
    let workers = settings.workers(flag: threads)
    let tensors = try TensorFiles.inputs(inputs)
    let choice = try PlanChoice.settings(algorithm: algorithm, tuning: tuning, model: model)
    let outputs = try model.run(tensors, threads: workers, settings: choice)
    let written = try TensorFiles.write(outputs, to: outputFolder)
    if repeats > 0 {
      let seconds = try (0..<repeats).map { _ in
        let start = ContinuousClock.now
        _ = try model.run(tensors, threads: workers, settings: choice)
        return (ContinuousClock.now - start).inSeconds
      }
      try print(Timing(seconds: seconds, peakBytes: ProcessMemory.peakBytes), terminal)
    } else if json {
      try print(written, terminal)
    } else {
      for output in written { terminal.out("\(output.name) \(output.shape) \(output.type) → \(output.file)") }
    }
    return .done
  }

  private func print(_ value: some Encodable, _ terminal: Terminal) throws {
    try terminal.json(value, pretty: false)
  }
}
