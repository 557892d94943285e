internal import Foundation
internal import TallyCore
internal import TallyInference

/// `tallyman bench inference MODEL --input NAME=FILE.npy`
///
/// The counterpart of Benchmarks/inference/peers/process.py, which runs other engines by the same protocol: one line of
/// JSON after the first run; then for each line of standard input as many runs as it says and a line with their seconds; at
/// the empty line or the end a line with the peak of memory.
struct BenchInferenceCommand: RunnableCommand, Equatable {
  var files: [String] = [], inputs: [String] = [], outputFolder: String?, threads = 0, config: String?
  var algorithm: String?, tuning: String?

  static let name = "bench inference"
  static let summary = "Hold an ONNX file ready and time as many runs as each line of standard input asks for."
  static let examples = ["tallyman bench inference model.onnx --input planes=planes.npy --threads 2"]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file.", \.files),
      .list("--input", "NAME=FILE.npy", "One input of the model.", \.inputs),
      .value("--output-dir", "DIR", "Where NAME.npy goes for every output of the first run.", \.outputFolder),
      .algorithm(\.algorithm),
      .tuning(\.tuning),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  private struct Opened: Encodable { let firstSeconds: Double, version: String }
  private struct Turn: Encodable { let seconds: [Double] }
  private struct Closed: Encodable { let peakBytes: Int }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    let settings = try Settings(contentsOf: config)
    let (limits, workers) = (Composition(settings: settings).modelLimits, settings.workers(flag: threads))
    let tensors = try TensorFiles.inputs(inputs)
    ProcessMemory.forgetPeak()
    let before = ProcessMemory.residentBytes
    let start = ContinuousClock.now
    let model = try InferenceModel(contentsOf: file, limits: limits)
    let choice = try PlanChoice.settings(algorithm: algorithm, tuning: tuning, model: model)
    let outputs = try model.run(tensors, threads: workers, settings: choice)
    let first = (ContinuousClock.now - start).inSeconds
    if let outputFolder { _ = try TensorFiles.write(outputs, to: outputFolder) }
    try terminal.json(Opened(firstSeconds: first, version: Tallyman.version), pretty: false)
    while let line = readLine(), !line.isEmpty {
      guard let runs = Int(line), (1...1_000_000).contains(runs) else {
        throw UsageError.badValue(option: "standard input", word: line, expected: "a number of runs")
      }
      var seconds = [Double]()
      for _ in 0..<runs {
        let start = ContinuousClock.now
        _ = try model.run(tensors, threads: workers, settings: choice)
        seconds.append((ContinuousClock.now - start).inSeconds)
      }
      try terminal.json(Turn(seconds: seconds), pretty: false)
    }
    try terminal.json(Closed(peakBytes: ProcessMemory.peakBytes - before), pretty: false)
    return .done
  }
}
