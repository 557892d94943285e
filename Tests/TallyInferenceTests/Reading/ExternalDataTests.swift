import Foundation
import TallyCore
import Testing

@testable import TallyInference

/// Tensors in a file beside the model: read where harmless, refused everywhere else.
@Suite struct ExternalDataTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("external-\(UUID().uuidString)")

  private func model(_ entries: [(String, String)]) -> TestModel {
    var message = TestModel.number(1, 2) + TestModel.number(2, 1) + TestModel.text(8, "w") + TestModel.number(14, 1)
    for (key, value) in entries { message += TestModel.field(13, TestModel.text(1, key) + TestModel.text(2, value)) }
    var model = TestModel()
    model.input("x", [2])
    model.initialiser(raw: message)
    model.node("Add", ["x", "w"], ["y"])
    model.output("y")
    return model
  }

  private func load(_ entries: [(String, String)]) throws(ModelError) -> InferenceModel {
    try InferenceModel(onnx: model(entries).bytes, file: folder.appendingPathComponent("model.onnx").path)
  }

  @Test("a plain file in the same folder is read, from its offset")
  func plain() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let numbers: [Float] = [9, 1, 2]
    try numbers.withUnsafeBytes { Data($0) }.write(to: folder.appendingPathComponent("w.bin"))
    let model = try load([("location", "w.bin"), ("offset", "4"), ("length", "8")])
    #expect(try model.run(["x": Tensor(shape: [2], floats: [10, 20])], threads: 1)["y"]?.floats == [11, 22])
  }

  @Test("paths, links, folders, devices, short files and wrong lengths are refused")
  func refused() throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("inner"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(count: 8).write(to: folder.appendingPathComponent("w.bin"))
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("link.bin"), withDestinationURL: folder.appendingPathComponent("w.bin"))
    #expect(mkfifo(folder.appendingPathComponent("pipe").path, 0o600) == 0)
    let attempts: [[(String, String)]] = [
      [], [("location", "")], [("location", "../w.bin")], [("location", "/etc/passwd")], [("location", "inner/w.bin")],
      [("location", "..")], [("location", "link.bin")], [("location", "inner")], [("location", "pipe")],
      [("location", "none.bin")], [("location", "w.bin"), ("offset", "1")], [("location", "w.bin"), ("length", "4")],
      [("location", "w.bin"), ("offset", "-1")], [("location", "w.bin"), ("offset", "18446744073709551615")],
      [("location", "w.bin\0")],
    ]
    for entries in attempts {
      guard case .externalData? = modelError({ () throws(ModelError) in try load(entries) }) else {
        Issue.record("\(entries) is not refused")
        continue
      }
    }
    #expect(throws: Never.self) { try load([("location", "w.bin")]) }
  }
}
