internal import Foundation
internal import TallyReport

/// A chart of lines as SVG: axes, ticks, lines of different colour and dash, and a key.
struct LineChart {
  /// How an axis is divided.
  enum Scale { case even, logarithmic }
  /// One line.
  struct Line { let name: String, points: [(x: Double, y: Double)] }

  var title: String, xName: String, yName: String
  var xScale = Scale.even, yScale = Scale.even
  /// Ends of the axes; lines are cut there.
  var xRange: ClosedRange<Double>, yRange: ClosedRange<Double>
  var lines: [Line]

  private static let (width, height) = (760.0, 460.0)
  private static let (left, right, top, bottom) = (78.0, 200.0, 44.0, 58.0)
  /// Colours that people with colour-blindness tell apart (M. Okabe and K. Ito, 2008).
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000", "#7f7f7f"]
  private static let dashes = ["", "8 4", "2 3", "10 3 2 3"]

  /// The SVG document.
  var svg: String {
    var parts = [
      Markup.element(
        "rect", ["x": "0", "y": "0", "width": "\(Self.width)", "height": "\(Self.height)", "fill": "#ffffff"])
    ]
    parts.append(text(title, x: Self.left, y: 24, anchor: "start", size: 16, weight: "bold"))
    parts += axis()
    for (index, line) in lines.enumerated() {
      let colour = Self.colours[index % Self.colours.count]
      let dash = Self.dashes[(index / Self.colours.count + index) % Self.dashes.count]
      for run in runs(line) {
        parts.append(
          .element(
            "polyline",
            ["points": run, "fill": "none", "stroke": colour, "stroke-width": "2", "stroke-dasharray": dash]))
      }
      let (x, y) = (Self.width - Self.right + 14, Self.top + 14 + Double(index) * 20)
      parts.append(
        .element(
          "line",
          [
            "x1": "\(x)", "y1": "\(y - 4)", "x2": "\(x + 28)", "y2": "\(y - 4)", "stroke": colour, "stroke-width": "2",
            "stroke-dasharray": dash,
          ]))
      parts.append(text(line.name, x: x + 34, y: y, anchor: "start"))
    }
    let root = Markup.element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(Self.width) \(Self.height)", "width": "\(Self.width)",
        "height": "\(Self.height)", "font-family": "sans-serif",
      ], parts)
    return root.html + "\n"
  }

  private func text(
    _ words: String, x: Double, y: Double, anchor: String, size: Int = 12, weight: String = "normal", turn: Bool = false
  ) -> Markup {
    .element(
      "text",
      [
        "x": Self.short(x), "y": Self.short(y), "text-anchor": anchor, "font-size": "\(size)", "font-weight": weight,
        "transform": turn ? "rotate(-90 \(Self.short(x)) \(Self.short(y)))" : "",
      ], words)
  }

  private static func short(_ value: Double) -> String { String(format: "%.1f", value) }

  private func place(_ value: Double, _ range: ClosedRange<Double>, _ scale: Scale) -> Double {
    switch scale {
    case .even: (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic: log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }
  }

  private func x(_ value: Double) -> Double {
    Self.left + place(value, xRange, xScale) * (Self.width - Self.left - Self.right)
  }

  private func y(_ value: Double) -> Double {
    Self.height - Self.bottom - place(value, yRange, yScale) * (Self.height - Self.top - Self.bottom)
  }

  /// Stretches of a line that lie inside the axes.
  private func runs(_ line: Line) -> [String] {
    var (runs, run) = ([String](), [String]())
    for point in line.points {
      if point.x.isFinite, point.y.isFinite, xRange.contains(point.x), yRange.contains(point.y) {
        run.append("\(Self.short(x(point.x))),\(Self.short(y(point.y)))")
      } else if !run.isEmpty {
        runs.append(run.joined(separator: " "))
        run = []
      }
    }
    return run.count > 1 ? runs + [run.joined(separator: " ")] : runs
  }

  private func axis() -> [Markup] {
    var parts = [Markup]()
    let (low, high) = (Self.height - Self.bottom, Self.top)
    for tick in Self.ticks(xRange, xScale) {
      parts.append(rule(x(tick), low, x(tick), high))
      parts.append(text(Self.label(tick), x: x(tick), y: low + 18, anchor: "middle"))
    }
    for tick in Self.ticks(yRange, yScale) {
      parts.append(rule(Self.left, y(tick), Self.width - Self.right, y(tick)))
      parts.append(text(Self.label(tick), x: Self.left - 8, y: y(tick) + 4, anchor: "end"))
    }
    parts.append(
      text(xName, x: (Self.left + Self.width - Self.right) / 2, y: Self.height - 16, anchor: "middle", size: 13))
    parts.append(text(yName, x: 20, y: (low + high) / 2, anchor: "middle", size: 13, turn: true))
    return parts
  }

  private func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Markup {
    .element(
      "line",
      [
        "x1": Self.short(x1), "y1": Self.short(y1), "x2": Self.short(x2), "y2": Self.short(y2), "stroke": "#dddddd",
        "stroke-width": "1",
      ])
  }

  /// Round numbers over a range: steps of 1, 2 or 5, or powers of ten.
  private static func ticks(_ range: ClosedRange<Double>, _ scale: Scale) -> [Double] {
    switch scale {
    case .logarithmic:
      let exponents = Int(log10(range.lowerBound).rounded(.up))...Int(log10(range.upperBound).rounded(.down))
      return exponents.map { pow(10, Double($0)) }
    case .even:
      let rough = (range.upperBound - range.lowerBound) / 6
      let unit = pow(10, log10(rough).rounded(.down))
      let step = unit * ([1, 2, 5].first { unit * $0 >= rough } ?? 10)
      let first = Int((range.lowerBound / step).rounded(.up)),
        last = Int((range.upperBound / step + 1e-9).rounded(.down))
      return (first...last).map { Double($0) * step }
    }
  }

  private static func label(_ value: Double) -> String { String(format: "%g", (value * 1e9).rounded() / 1e9) }
}
