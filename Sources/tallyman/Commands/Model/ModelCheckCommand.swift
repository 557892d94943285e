internal import Foundation
internal import TallyCore
internal import TallyInference

/// `tallyman model check MODEL --golden DIR`
struct ModelCheckCommand: RunnableCommand, Equatable {
  var files: [String] = [], golden: String?, tolerance = 1e-3, threads = 0, json = false, config: String?

  static let name = "model check"
  static let summary = "Run an ONNX file on golden inputs and compare with golden outputs (NAME.npy for each)."
  static let examples = ["tallyman model check Weights/yard-2"]
  static var options: [Option<Self>] {
    [
      .list("", "MODEL", "An ONNX file, or the folder of a model package, which has its own golden folder.", \.files),
      .value("--golden", "DIR", "A folder with NAME.npy for every input and for the outputs to compare.", \.golden),
      .value(
        "--tolerance", "X", "Largest difference allowed, relative to the output's largest magnitude.", \.tolerance,
        expected: "a number above 0", parse: { Double($0).flatMap { $0 > 0 ? $0 : nil } }),
      .threads(\.threads),
      .flag("--json", "Print the differences as JSON.", \.json),
      .settings(\.config),
    ]
  }

  private struct Difference: Encodable { let output: String, relative: Double?, passed: Bool, problem: String? }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let file = files.first else { throw UsageError.missingWord(placeholder: "MODEL") }
    let package = FileBytes.isFile(file + "/model.onnx")
    guard let golden = golden ?? (package ? file + "/golden" : nil) else {
      throw UsageError.missingWord(placeholder: "--golden DIR")
    }
    let settings = try Settings(contentsOf: config)
    let model = try InferenceModel(
      contentsOf: package ? file + "/model.onnx" : file, limits: Composition(settings: settings).modelLimits)
    var tensors = [String: Tensor]()
    for input in model.inputs {
      tensors[input.name] = Tensor(try NumpyArray(contentsOf: "\(golden)/\(input.name).npy"))
    }
    let outputs = try model.run(tensors, threads: settings.workers(flag: threads))
    var rows = [Difference]()
    for (name, tensor) in outputs.sorted(by: { $0.key < $1.key }) where FileBytes.isFile("\(golden)/\(name).npy") {
      rows.append(compare(name, tensor, with: try NumpyArray(contentsOf: "\(golden)/\(name).npy")))
    }
    if rows.isEmpty {
      rows.append(Difference(output: "–", relative: nil, passed: false, problem: "no golden output in \(golden)"))
    }
    if json {
      try terminal.json(rows)
    } else {
      for row in rows {
        let figure = row.relative.map { "largest difference \($0) of the largest magnitude" } ?? row.problem ?? ""
        terminal.out("\(row.passed ? "passed" : "FAILED")  \(row.output)  \(figure)")
      }
    }
    return rows.allSatisfy(\.passed) ? .done : .checkFailed
  }

  private func compare(_ name: String, _ tensor: Tensor, with array: NumpyArray) -> Difference {
    guard tensor.shape == array.shape else {
      return Difference(
        output: name, relative: nil, passed: false, problem: "shape \(tensor.shape), golden \(array.shape)")
    }
    let (actual, expected) = (tensor.numpy.floats, array.floats)
    let largest = expected.reduce(Float(1e-12)) { max($0, $1.magnitude) }
    let worst = zip(actual, expected).reduce(Float(0)) { worst, pair in
      let difference = (pair.0 - pair.1).magnitude
      return difference.isNaN ? .infinity : max(worst, difference)
    }
    let relative = Double(worst / largest)
    return Difference(output: name, relative: relative, passed: relative <= tolerance, problem: nil)
  }
}
