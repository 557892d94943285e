internal import TallyReport

/// A chart of lines as SVG: axes, ticks, lines of different colour and dash, and a key.
struct LineChart {
  /// One line.
  struct Line { let name: String, points: [(x: Double, y: Double)] }

  var title: String, xName: String, yName: String
  var xScale = PlotAxis.Scale.even, yScale = PlotAxis.Scale.even
  /// Ends of the axes; lines are cut there.
  var xRange: ClosedRange<Double>, yRange: ClosedRange<Double>
  var lines: [Line]

  private static let (width, height) = (760.0, 460.0)
  private static let (left, right, top, bottom) = (78.0, 200.0, 44.0, 58.0)
  /// Two greys more than other plots need.
  private static let colours = PlotInk.colours + ["#000000", "#7f7f7f"]
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
        "x": PlotInk.short(x), "y": PlotInk.short(y), "text-anchor": anchor, "font-size": "\(size)",
        "font-weight": weight,
        "transform": turn ? "rotate(-90 \(PlotInk.short(x)) \(PlotInk.short(y)))" : "",
      ], words)
  }

  private func x(_ value: Double) -> Double {
    Self.left + PlotAxis(xRange, xScale).share(of: value) * (Self.width - Self.left - Self.right)
  }

  private func y(_ value: Double) -> Double {
    Self.height - Self.bottom - PlotAxis(yRange, yScale).share(of: value) * (Self.height - Self.top - Self.bottom)
  }

  /// Stretches of a line that lie inside the axes.
  private func runs(_ line: Line) -> [String] {
    var (runs, run) = ([String](), [String]())
    for point in line.points {
      if point.x.isFinite, point.y.isFinite, xRange.contains(point.x), yRange.contains(point.y) {
        run.append("\(PlotInk.short(x(point.x))),\(PlotInk.short(y(point.y)))")
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
    for tick in PlotAxis(xRange, xScale).ticks {
      parts.append(PlotInk.rule(x(tick), low, x(tick), high))
      parts.append(text(PlotAxis.label(tick), x: x(tick), y: low + 18, anchor: "middle"))
    }
    for tick in PlotAxis(yRange, yScale).ticks {
      parts.append(PlotInk.rule(Self.left, y(tick), Self.width - Self.right, y(tick)))
      parts.append(text(PlotAxis.label(tick), x: Self.left - 8, y: y(tick) + 4, anchor: "end"))
    }
    parts.append(
      text(xName, x: (Self.left + Self.width - Self.right) / 2, y: Self.height - 16, anchor: "middle", size: 13))
    parts.append(text(yName, x: 20, y: (low + high) / 2, anchor: "middle", size: 13, turn: true))
    return parts
  }
}
