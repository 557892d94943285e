internal import Foundation

extension ModelPlan {
  private static let (width, label, row, top) = (1100.0, 150.0, 26.0, 44.0)
  /// Colours of neighbouring boxes: told apart without a key.
  private static let colours = ["#0b6e4f", "#6aa84f", "#3d85c6", "#e69138", "#a64d79", "#7f6000"]

  /// The time line of a run as SVG: a row for each algorithm, a box for each layer, as wide as it takes; measured times
  /// where there are some, else expected ones. Names are escaped: they are the model's words.
  public var timeline: String {
    let times = layers.map { $0.measuredSeconds ?? $0.expectedSeconds }
    let total = max(times.reduce(0, +), 1e-12)
    var rows = [String]()
    for layer in layers where !rows.contains(layer.layer.algorithm) { rows.append(layer.layer.algorithm) }
    let height = Self.top + Double(rows.count) * Self.row + 30
    var (parts, at) = ([String](), 0.0)
    let kind = measuredSeconds == nil ? "expected" : "measured"
    parts.append(
      "<text x=\"8\" y=\"20\" font-weight=\"bold\">\(layers.count) layers, \(threads) threads, "
        + String(format: "%.2f ms %@</text>", total * 1e3, kind))
    for (index, name) in rows.enumerated() {
      let y = Self.top + (Double(index) + 0.7) * Self.row
      parts.append(String(format: "<text x=\"8\" y=\"%.1f\">%@</text>", y, Self.escaped(name)))
    }
    for (index, layer) in layers.enumerated() {
      let scale = (Self.width - Self.label - 10) / total
      let y = Self.top + Double(rows.firstIndex(of: layer.layer.algorithm) ?? 0) * Self.row
      let what = "\(layer.layer.name), \(layer.layer.operatorName), \(layer.layer.outputs.first ?? [])"
      parts.append(
        String(
          format: "<rect x=\"%.2f\" y=\"%.1f\" width=\"%.2f\" height=\"%.1f\" fill=\"%@\">", Self.label + at * scale,
          y + 2, max(times[index] * scale, 0.3), Self.row - 4, Self.colours[index % Self.colours.count])
          + "<title>\(Self.escaped(what)), " + String(format: "%.3f ms</title></rect>", times[index] * 1e3))
      at += times[index]
    }
    for tick in 0...10 {
      let x = Self.label + (Self.width - Self.label - 10) * Double(tick) / 10
      parts.append(
        String(
          format: "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.2f</text>", x, height - 8,
          total * 1e3 * Double(tick) / 10))
    }
    let size = String(format: "%.0f %.0f", Self.width, height)
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(size)\" font-family=\"sans-serif\" font-size=\"12\">\n"
      + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n" + parts.joined(separator: "\n") + "\n</svg>\n"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").filter { !($0.isASCII && ($0.asciiValue ?? 32) < 32) }
  }
}
