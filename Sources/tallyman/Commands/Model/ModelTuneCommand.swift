internal import Foundation
internal import TallyCore
internal import TallyInference
internal import TallyTensor

/// `tallyman model tune Weights/yard-2/model.onnx --shape planes=1x5x176x768`
struct ModelTuneCommand: RunnableCommand, Equatable {
  var files: [String] = [], shapes: [String] = [], out: String?, runs = 0, threads = 0, config: String?

  static let name = "model tune"
  static let summary = "Measure every algorithm on a model's convolutions and keep the fastest in a file beside it."
  static let examples = [
    "tallyman model tune Weights/yard-2/model.onnx --shape planes=1x5x64x96 --out yard-2.tuning.json"
  ]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file.", \.files),
      .list("--shape", "NAME=1x2x64x64", "Shape of an input, where the file leaves it open.", \.shapes),
      .value("--out", "FILE", "Where the choices go; the default is MODEL.tuning.json.", \.out),
      .positive("--runs", "R", "Runs that are measured for each algorithm; the default is 5.", \.runs),
      .threads(\.threads),
      .settings(\.config),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    let settings = try Settings(contentsOf: config)
    let model = try InferenceModel(contentsOf: file, limits: Composition(settings: settings).modelLimits)
    let tuning = try model.tuned(
      shapes: try InputShapes.read(shapes), threads: settings.workers(flag: threads), runs: runs > 0 ? runs : 5,
      now: MonotonicTime.now)
    let target = out ?? file + ".tuning.json"
    try FileBytes.write(try JSONCoding.encoder().encode(tuning), to: target)
    for (shape, algorithm) in tuning.choices.sorted(by: { $0.key < $1.key }) {
      terminal.out("\(shape)  \(algorithm.rawValue)")
    }
    terminal.note("written to \(target); use it with --tuning \(target)")
    return .done
  }
}
