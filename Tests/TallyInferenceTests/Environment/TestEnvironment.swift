import Foundation
import TallyCore
import TallyInference
import Testing

/// What `prepare.sh` has made. Missing, tests are skipped with a notice, but fail where CI is set.
enum TestEnvironment {
  /// The repository's root, found from this file's place.
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let folder = root.appendingPathComponent(".build/test-environment")

  static var isComplete: Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent("stamp").path) }

  /// True where the tests can run; records an issue where CI is set, prints a notice otherwise.
  static func available() -> Bool {
    if isComplete { return true }
    if ProcessInfo.processInfo.environment["CI"] != nil {
      Issue.record(".build/test-environment is missing: run Tests/TallyInferenceTests/Environment/prepare.sh")
    } else {
      print("skipped: run Tests/TallyInferenceTests/Environment/prepare.sh to compare with ONNX Runtime")
    }
    return false
  }

  /// Folders of one kind (`node`, `networks`), sorted.
  static func cases(_ kind: String) throws -> [ReferenceCase] {
    let parent = folder.appendingPathComponent(kind)
    return try FileManager.default.contentsOfDirectory(atPath: parent.path).sorted().map {
      try ReferenceCase(parent.appendingPathComponent($0))
    }
  }
}

/// A model with inputs and the outputs that it must give.
struct ReferenceCase {
  private struct Description: Decodable {
    let inputs: [String], outputs: [String]
    let rtol: Double, atol: Double
    let has_data: Bool
  }

  let name: String
  let folder: URL
  let inputNames: [String], outputNames: [String]
  let relative: Double, absolute: Double
  let hasData: Bool

  init(_ folder: URL) throws {
    let data = try Data(contentsOf: folder.appendingPathComponent("case.json"))
    let description = try JSONDecoder().decode(Description.self, from: data)
    (name, self.folder) = (folder.lastPathComponent, folder)
    (inputNames, outputNames) = (description.inputs, description.outputs)
    (relative, absolute, hasData) = (description.rtol, description.atol, description.has_data)
  }

  var modelPath: String { folder.appendingPathComponent("model.onnx").path }

  func inputs() throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for (index, name) in inputNames.enumerated() { result[name] = Tensor(try array("input_\(index)")) }
    return result
  }

  func outputs() throws -> [String: Tensor] {
    var result: [String: Tensor] = [:]
    for (index, name) in outputNames.enumerated() { result[name] = Tensor(try array("output_\(index)")) }
    return result
  }

  private func array(_ name: String) throws -> NumpyArray {
    try NumpyArray(contentsOf: folder.appendingPathComponent(name + ".npy").path)
  }

  /// What differs between an output and what it must be, or nil: type, shape, or a number outside `rtol` and `atol`.
  func difference(_ actual: Tensor, _ expected: Tensor) -> String? {
    guard actual.elementType == expected.elementType else {
      return "\(actual.elementType), not \(expected.elementType)"
    }
    guard actual.shape == expected.shape else { return "shape \(actual.shape), not \(expected.shape)" }
    // float16 keeps 11 bits: a chain of nodes that rounds after each may end two of its units away.
    let relative = expected.elementType == .float16 ? max(relative, 0x1p-9) : relative
    for (index, (a, e)) in zip(actual.doubles, expected.doubles).enumerated() {
      if a == e || (a.isNaN && e.isNaN) { continue }
      if abs(a - e) <= max(absolute, 1e-6) + relative * abs(e) { continue }
      return "element \(index) is \(a), not \(e)"
    }
    return nil
  }
}
