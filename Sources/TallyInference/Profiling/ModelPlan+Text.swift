internal import Foundation

extension ModelPlan {
  /// The plan for a person: a line a layer, and the sum.
  public var text: String {
    var rows = [["layer", "operator", "algorithm", "output", "GFLOP", "expected ms", "measured ms", "GFLOP/s"]]
    for layer in layers {
      rows.append(
        row(
          layer.layer.name, layer.layer.operatorName, layer.layer.algorithm,
          layer.layer.outputs.first.map { $0.map(String.init).joined(separator: "×") } ?? "",
          layer.layer.gigaOperations, layer.expectedSeconds, layer.measuredSeconds, layer.effectiveRate))
    }
    let (work, measured) = (layers.reduce(0) { $0 + $1.layer.gigaOperations }, measuredSeconds)
    let rate = measured.map { work * Double(strips?.count ?? 1) / $0 }
    rows.append(row("all", "", "", "", work, layers.reduce(0) { $0 + $1.expectedSeconds }, measured, rate))
    let isMeasured = measured != nil
    let kept = isMeasured ? rows : rows.map { Array($0.prefix(6)) }
    let widths = kept[0].indices.map { column in kept.map { $0[column].count }.max() ?? 0 }
    let table = kept.map { row in
      row.enumerated().map { column, word in
        let space = String(repeating: " ", count: widths[column] - word.count)
        return column < 4 ? word + space : space + word
      }.joined(separator: "  ")
    }
    return (notes + table).joined(separator: "\n")
  }

  /// Seconds of all layers; nil where nothing was measured.
  public var measuredSeconds: Double? {
    let times = layers.compactMap(\.measuredSeconds)
    return times.count == layers.count && !times.isEmpty ? times.reduce(0, +) : nil
  }

  private var notes: [String] {
    let shapes = inputShapes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    var lines = ["plan        \(shapes), \(threads) threads"]
    lines.append(
      "machine     \(Self.number(rates.operations / 1e9, 1)) GFLOP/s a core in products, "
        + "\(Self.number(rates.bytes / 1e9, 1)) GB/s; expected times are the larger bound")
    if let strips {
      lines.append(
        "strips      \(strips.count) of \(strips.columns) columns (a result looks \(strips.left) to the left, "
          + "\(strips.right) to the right); the layers are those of one strip, measured times those of all")
    }
    if let whyWhole { lines.append("strips      none: \(whyWhole)") }
    return lines
  }

  private func row(
    _ name: String, _ operatorName: String, _ algorithm: String, _ shape: String, _ work: Double, _ expected: Double,
    _ measured: Double?, _ rate: Double?
  ) -> [String] {
    [
      name, operatorName, algorithm, shape, work > 0 ? Self.number(work, 3) : "", Self.number(expected * 1e3, 3),
      measured.map { Self.number($0 * 1e3, 3) } ?? "", rate.map { Self.number($0, 1) } ?? "",
    ]
  }

  private static func number(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
