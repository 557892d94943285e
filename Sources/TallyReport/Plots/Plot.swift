/// A plot as SVG, made by us so that a page needs nothing from outside: bands, lines, points with bars, and a key.
public struct Plot: Sendable {
  /// One thing that is drawn.
  public struct Series: Sendable {
    /// What it is, for the key; empty for none.
    public var name: String
    /// Where; with `low` and `high` the point has a bar, or the line a band.
    public var points: [Point]
    /// How.
    public var style: Style

    /// A line, with a band where points have ends; points with bars; a dashed line for orientation.
    public enum Style: Sendable { case line, points, guide }

    /// A series.
    public init(_ name: String, _ points: [Point], _ style: Style) {
      (self.name, self.points, self.style) = (name, points, style)
    }
  }

  /// One place.
  public struct Point: Sendable {
    /// Where, and the ends of its interval.
    public var x: Double, y: Double, low: Double?, high: Double?
    /// A point.
    public init(_ x: Double, _ y: Double, low: Double? = nil, high: Double? = nil) {
      (self.x, self.y, self.low, self.high) = (x, y, low, high)
    }
  }

  /// Heading, and what the axes show.
  public var title: String, xName: String, yName: String
  /// Ends of the axes; what lies outside is put on the edge.
  public var x: ClosedRange<Double>, y: ClosedRange<Double>
  /// Division of the horizontal axis, and its marks where they are words, on as many lines as they have.
  public var xScale: PlotAxis.Scale, xMarks: [(at: Double, name: String)]
  /// What is drawn, in order.
  public var series: [Series]

  /// A plot.
  public init(
    title: String, xName: String, yName: String, x: ClosedRange<Double>, y: ClosedRange<Double>,
    xScale: PlotAxis.Scale = .even,
    xMarks: [(at: Double, name: String)] = [], series: [Series]
  ) {
    (self.title, self.xName, self.yName, self.x, self.y) = (title, xName, yName, x, y)
    (self.xScale, self.xMarks, self.series) = (xScale, xMarks, series)
  }

  private static let (width, height) = (620.0, 400.0)
  private static let (left, right, top, bottom) = (64.0, 16.0, 72.0, 72.0)

  /// The SVG element.
  public var svg: Markup {
    var parts: [Markup] = [
      .element("rect", ["x": "0", "y": "0", "width": "620", "height": "400", "fill": "#ffffff"]),
      Self.text(title, Self.left, 22, anchor: "start", size: 15),
    ]
    parts += grid
    for (index, one) in series.enumerated() { parts += drawn(one, PlotInk.colours[index % PlotInk.colours.count]) }
    parts += key
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 620 400", "role": "img", "font-family": "sans-serif",
        "class": "plot",
      ], parts)
  }

  private func drawn(_ series: Series, _ colour: String) -> [Markup] {
    let points = series.points.filter { $0.x.isFinite && $0.y.isFinite }
    guard !points.isEmpty else { return [] }
    func path(_ places: [(Double, Double)]) -> String {
      places.map { "\(PlotInk.short(across($0.0))),\(PlotInk.short(down($0.1)))" }.joined(separator: " ")
    }
    var parts = [Markup]()
    switch series.style {
    case .guide, .line:
      let banded = points.filter { $0.low != nil && $0.high != nil }
      if banded.count > 1 {
        let outline = banded.map { ($0.x, $0.high ?? $0.y) } + banded.reversed().map { ($0.x, $0.low ?? $0.y) }
        parts.append(
          .element("polygon", ["points": path(outline), "fill": colour, "fill-opacity": "0.18", "stroke": "none"]))
      }
      let isGuide = series.style == .guide
      parts.append(
        .element(
          "polyline",
          [
            "points": path(points.map { ($0.x, $0.y) }), "fill": "none", "stroke": isGuide ? "#888888" : colour,
            "stroke-width": isGuide ? "1" : "2", "stroke-dasharray": isGuide ? "5 4" : "",
          ]))
    case .points:
      for point in points {
        if let low = point.low, let high = point.high {
          parts.append(
            .element(
              "polyline", ["points": path([(point.x, low), (point.x, high)]), "stroke": colour, "stroke-width": "2"]))
        }
        parts.append(
          .element(
            "circle",
            ["cx": PlotInk.short(across(point.x)), "cy": PlotInk.short(down(point.y)), "r": "4", "fill": colour]))
      }
    }
    return parts
  }

  private var grid: [Markup] {
    var parts = [Markup]()
    let (low, high) = (Self.height - Self.bottom, Self.top)
    let marks = xMarks.isEmpty ? PlotAxis(x, xScale).ticks.map { (at: $0, name: PlotAxis.label($0)) } : xMarks
    for mark in marks {
      let place = across(mark.at)
      parts.append(PlotInk.rule(place, low, place, high))
      // Words that would run into each other stand on two lines.
      let words = mark.name.split(separator: "\n").map(String.init)
      for (row, line) in words.enumerated() {
        parts.append(
          Self.text(line, place, low + 16 + Double(row) * 12, anchor: "middle", size: marks.count > 5 ? 9 : 11))
      }
    }
    for tick in PlotAxis(y).ticks {
      parts.append(PlotInk.rule(Self.left, down(tick), Self.width - Self.right, down(tick)))
      parts.append(Self.text(PlotAxis.label(tick), Self.left - 8, down(tick) + 4, anchor: "end"))
    }
    parts.append(Self.text(xName, (Self.left + Self.width - Self.right) / 2, Self.height - 14, anchor: "middle"))
    parts.append(
      .element(
        "text",
        [
          "x": "18", "y": PlotInk.short((low + high) / 2), "text-anchor": "middle", "font-size": "12",
          "transform": "rotate(-90 18 \(PlotInk.short((low + high) / 2)))",
        ], yName))
    return parts
  }

  private var key: [Markup] {
    series.enumerated().filter { !$0.element.name.isEmpty }.enumerated().flatMap { row, entry in
      let colour = entry.element.style == .guide ? "#888888" : PlotInk.colours[entry.offset % PlotInk.colours.count]
      let (x, y) = (Self.width - Self.right - 140, Self.top - 24 + Double(row) * 13)
      return [
        Markup.element(
          "rect",
          ["x": PlotInk.short(x), "y": PlotInk.short(y - 8), "width": "18", "height": "7", "fill": colour]),
        Self.text(entry.element.name, x + 24, y, anchor: "start", size: 10),
      ]
    }
  }

  private func across(_ value: Double) -> Double {
    let share = PlotAxis(x, xScale).share(of: min(max(value, x.lowerBound), x.upperBound))
    return Self.left + share * (Self.width - Self.left - Self.right)
  }

  private func down(_ value: Double) -> Double {
    let share = PlotAxis(y).share(of: min(max(value, y.lowerBound), y.upperBound))
    return Self.height - Self.bottom - share * (Self.height - Self.top - Self.bottom)
  }

  private static func text(_ words: String, _ x: Double, _ y: Double, anchor: String, size: Int = 12) -> Markup {
    .element(
      "text", ["x": PlotInk.short(x), "y": PlotInk.short(y), "text-anchor": anchor, "font-size": "\(size)"], words)
  }
}
