internal import Foundation

extension ModelSummary {
  /// The summary for a person, without the list of layers.
  public var text: String { lines(listsLayers: false) }

  /// The summary for a person, every step of the plan on a line of its own.
  public var textWithLayers: String { lines(listsLayers: true) }

  private func lines(listsLayers: Bool) -> String {
    var lines = [
      "model       \(file)",
      "sha256      \(contentHash)",
      "made by     \(producer.isEmpty ? "unknown" : producer), operators version \(opset)",
      "parameters  \(parameters)",
    ]
    lines += inputs.map { "input       \($0.line)" } + outputs.map { "output      \($0.line)" }
    lines.append("operators   " + operators.map { "\($0.name) ×\($0.count)" }.joined(separator: ", "))
    if let plan {
      let shapes = plan.inputShapes.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      lines.append("planned for \(shapes.joined(separator: ", "))")
      lines.append("work        \(Self.decimal(plan.gflop, 3)) GFLOP in \(plan.layers.count) steps")
      lines.append(
        "memory      \(Self.decimal(Double(plan.peakBytes) / 1e6, 1)) MB for a run, "
          + "\(Self.decimal(Double(plan.constantBytes) / 1e6, 1)) MB of weights")
      if plan.openNodes > 0 { lines.append("            \(plan.openNodes) nodes more are planned during the run") }
      if listsLayers { lines += plan.layers.map(Self.line) }
    } else {
      lines.append("plan        give the open extents with --shape NAME=1x2x512x2432 to see work and memory")
    }
    lines.append("blas        \(blas.line)")
    return lines.joined(separator: "\n")
  }

  private static func line(_ layer: Layer) -> String {
    let shape = layer.shape.map(String.init).joined(separator: "×")
    return "  \(layer.node)  \(layer.method)  \(shape)  \(decimal(layer.gflop, 3)) GFLOP"
  }

  private static func decimal(_ value: Double, _ digits: Int) -> String { String(format: "%.\(digits)f", value) }
}
