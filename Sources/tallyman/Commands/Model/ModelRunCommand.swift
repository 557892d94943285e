internal import Foundation
internal import TallyCore
internal import TallyInference

/// `tallyman model run MODEL --input NAME=FILE.npy --output-dir DIR`
struct ModelRunCommand: RunnableCommand, Equatable {
  var files: [String] = [], inputs: [String] = [], outputFolder: String?, threads = 0, repeats = 0, json = false
  var config: String?

  static let name = "model run"
  static let summary = "Run an ONNX file on .npy files and write each output as .npy."
  static let examples = ["tallyman model run model.onnx --input planes=planes.npy --output-dir out"]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file.", \.files),
      .list("--input", "NAME=FILE.npy", "One input of the model.", \.inputs),
      .value("--output-dir", "DIR", "Where NAME.npy goes for every output.", \.outputFolder),
      .threads(\.threads),
      .positive("--repeat", "R", "Run R times more and print seconds and peak memory as JSON.", \.repeats),
      .flag("--json", "Print what was written as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Timing: Encodable { let seconds: [Double], peakBytes: Int }
  private struct Written: Encodable { let name: String, file: String, shape: [Int], type: String }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    guard let outputFolder else { throw UsageError.missingWord(placeholder: "--output-dir DIR") }
    let settings = try Settings(contentsOf: config)
    let model = try InferenceModel(contentsOf: file, limits: Composition(settings: settings).modelLimits)
    let workers = settings.workers(flag: threads)
    var tensors = [String: Tensor]()
    for word in inputs {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw UsageError.badValue(
          option: "--input", word: word, expected: "a name and a file, for example planes=planes.npy")
      }
      tensors[parts[0]] = Tensor(try NumpyArray(contentsOf: parts[1]))
    }
    let outputs = try model.run(tensors, threads: workers)
    try FileBytes.makeFolder(outputFolder)
    var written = [Written]()
    for (name, tensor) in outputs.sorted(by: { $0.key < $1.key }) {
      // An output's name is the model's own word: it must not lead out of the folder.
      let safe = String(name.map { $0.isLetter || $0.isNumber || "._-".contains($0) ? $0 : "_" })
      let array = tensor.numpy
      let target = "\(outputFolder)/\(safe).npy"
      try array.write(to: target)
      written.append(Written(name: name, file: target, shape: tensor.shape, type: array.elementType.rawValue))
    }
    if repeats > 0 {
      let seconds = try (0..<repeats).map { _ in
        let start = ContinuousClock.now
        _ = try model.run(tensors, threads: workers)
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

/// What the kernel says of this process.
enum ProcessMemory {
  /// High-water mark of resident memory (VmHWM of proc(5)), bytes; 0 where the system does not tell.
  static var peakBytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kilobytes = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return kilobytes * 1024
  }
}
