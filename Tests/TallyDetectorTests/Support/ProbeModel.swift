import Foundation
import TallyCore
import TallyDomain

@testable import TallyDetector

/// A package whose network can be followed by hand: `anomaly` is the mean of the first plane over 2 × 2 cells plus the mean
/// of the declared vector, `commodity` is that mean over 4 × 4 cells, times 20 in one channel and 0 in the others. Told to, it
/// has an `embedding` of two channels, the means of the first two planes over 4 × 4 cells, and an `unfamiliarity` of 1 + the
/// mean of the declared vector.
/// The ONNX file is written here field by field (onnx.proto, version 8 of the format).
enum ProbeModel {
  static let channel = 7
  static let groups = CommodityVocabulary.standard.groups.count

  /// Writes the package into a folder, and returns its description as JSON for tests that break it.
  @discardableResult
  static func write(to folder: URL, embeds: Bool = false) throws -> [String: Any] {
    let onnx = model(embeds: embeds)
    try Data(onnx).write(to: folder.appending(path: "model.onnx"))
    var hash = ContentHash()
    hash.update(onnx)
    let input = try JSONSerialization.jsonObject(with: JSONCoding.encoder().encode(InputDescription.standard))
    var outputs: [String: Any] = [
      "anomaly": ["name": "anomaly", "stride": 2], "commodity": ["name": "commodity", "stride": 4],
    ]
    if embeds {
      outputs["embedding"] = ["name": "embedding", "stride": 4]
      outputs["unfamiliarity"] = ["name": "unfamiliarity", "limit": 1.5]
    }
    let description: [String: Any] = [
      "format": "tallyman-model/1", "name": "probe", "file": "model.onnx", "sha256": hash.hexadecimal(), "input": input,
      "commodities": CommodityVocabulary.standard.groups.map(\.key),
      "inputs": ["planes": "planes", "declared": "declared"],
      "outputs": outputs,
    ]
    try write(description, to: folder)
    return description
  }

  static func write(_ description: [String: Any], to folder: URL) throws {
    try JSONSerialization.data(withJSONObject: description).write(to: folder.appending(path: "model.json"))
  }

  static func model(embeds: Bool = false) -> [UInt8] {
    let planes = InputDescription.standard.planes.count
    var first = [Float](repeating: 0, count: planes)
    first[0] = 1
    var kinds = [Float](repeating: 0, count: groups * planes * 16)
    for i in 0..<16 { kinds[channel * planes * 16 + i] = 20.0 / 16 }
    var vectors = [Float](repeating: 0, count: 2 * planes * 16)
    for i in 0..<16 { (vectors[i], vectors[planes * 16 + 16 + i]) = (1.0 / 16, 1.0 / 16) }
    let more = [
      node("Conv", ["planes", "vectors"], "embedding", [("kernel_shape", [4, 4]), ("strides", [4, 4])]),
      node("Add", ["mean", "whole"], "unfamiliarity", []),
    ]
    let nodes = [
      node("Conv", ["planes", "first"], "one", [("kernel_shape", [1, 1])]),
      node("AveragePool", ["one"], "pooled", [("kernel_shape", [2, 2]), ("strides", [2, 2])]),
      node("ReduceMean", ["declared"], "mean", [("axes", [1])]),
      node("Add", ["pooled", "mean"], "anomaly", []),
      node("Conv", ["planes", "kinds"], "commodity", [("kernel_shape", [4, 4]), ("strides", [4, 4])]),
    ]
    let extra =
      embeds
      ? field(5, tensor("vectors", [2, planes, 4, 4], vectors)) + field(5, tensor("whole", [1], [1]))
        + field(12, value("embedding", [1, 2, nil, nil])) + field(12, value("unfamiliarity", [1, 1])) : []
    let graph =
      (embeds ? nodes + more : nodes).flatMap { field(1, $0) } + field(2, Array("probe".utf8))
      + field(5, tensor("first", [1, planes, 1, 1], first)) + field(5, tensor("kinds", [groups, planes, 4, 4], kinds))
      + field(11, value("planes", [1, planes, nil, nil])) + field(11, value("declared", [1, groups]))
      + field(12, value("anomaly", [1, 1, nil, nil])) + field(12, value("commodity", [1, groups, nil, nil])) + extra
    return number(1, 8) + field(7, graph) + field(8, number(2, 17))
  }

  private static func varint(_ value: Int) -> [UInt8] {
    var (rest, bytes) = (UInt64(value), [UInt8]())
    repeat {
      bytes.append(UInt8(rest & 127) | (rest > 127 ? 128 : 0))
      rest >>= 7
    } while rest > 0
    return bytes
  }

  private static func number(_ field: Int, _ value: Int) -> [UInt8] { varint(field << 3) + varint(value) }

  private static func field(_ field: Int, _ bytes: [UInt8]) -> [UInt8] {
    varint(field << 3 | 2) + varint(bytes.count) + bytes
  }

  private static func node(_ kind: String, _ inputs: [String], _ output: String, _ lists: [(String, [Int])]) -> [UInt8]
  {
    inputs.flatMap { field(1, Array($0.utf8)) } + field(2, Array(output.utf8)) + field(3, Array(output.utf8))
      + field(4, Array(kind.utf8))
      + lists.flatMap { name, values in
        field(5, field(1, Array(name.utf8)) + values.flatMap { number(8, $0) } + number(20, 7))
      }
  }

  private static func tensor(_ name: String, _ shape: [Int], _ values: [Float]) -> [UInt8] {
    let raw = values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
    return shape.flatMap { number(1, $0) } + number(2, 1) + field(8, Array(name.utf8)) + field(9, raw)
  }

  private static func value(_ name: String, _ shape: [Int?]) -> [UInt8] {
    let dimensions = shape.enumerated().flatMap { index, extent in
      field(1, extent.map { number(1, $0) } ?? field(2, Array("\(name)_\(index)".utf8)))
    }
    return field(1, Array(name.utf8)) + field(2, field(1, number(1, 1) + field(2, dimensions)))
  }
}
