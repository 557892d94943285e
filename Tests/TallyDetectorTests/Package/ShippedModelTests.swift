import Foundation
import TallyCore
import TallyDomain
import TallyInference
import TallyTestSupport
import Testing

@testable import TallyDetector

/// The packages in Weights/ as they are committed.
@Suite struct ShippedModelTests {
  static let weights = SharedData.repository.appending(path: "Weights")
  static let names = ["yard-2"]

  /// Largest difference to ONNX Runtime's outputs, relative to the largest magnitude (inference.md, Numbers: Winograd).
  static let tolerance: Float = 1e-3

  @Test("golden input gives golden output, same bits on 1 and 2 threads", arguments: names)
  func golden(name: String) throws {
    let folder = Self.weights.appending(path: name).path
    let package = try ModelPackage(folder: folder)
    let inputs = try ["planes", "declared"].map { Tensor(try NumpyArray(contentsOf: "\(folder)/golden/\($0).npy")) }
    let runs = try [1, 2].map { threads in
      try package.network.run(["planes": inputs[0], "declared": inputs[1]], threads: threads)
    }
    for output in ["anomaly", "commodity"] {
      let expected = try NumpyArray(contentsOf: "\(folder)/golden/\(output).npy")
      let actual = try #require(runs[0][output])
      #expect(actual.shape == expected.shape)
      let largest = expected.floats.map(abs).max() ?? 0
      let worst = zip(actual.floats, expected.floats).map { abs($0 - $1) }.max() ?? .infinity
      #expect(worst <= Self.tolerance * largest, "\(output)")
      #expect(runs[1][output]?.floats == actual.floats)
    }
  }

  @Test("the package is as its page says", arguments: names)
  func package(name: String) throws {
    let folder = Self.weights.appending(path: name)
    let package = try ModelPackage(folder: folder.path)
    #expect(package.description.name == name && package.description.input == .standard)
    let onnx = try Data(contentsOf: folder.appending(path: package.description.file))
    #expect(onnx.count < 3_000_000)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path + "/golden") {
      let size = try Data(contentsOf: folder.appending(path: "golden/\(file)")).count
      #expect(size <= 200_000, "\(file)")
    }
    #expect(FileManager.default.fileExists(atPath: folder.path + "/CARD.md"))
  }
}
