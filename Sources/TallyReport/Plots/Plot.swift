internal import Foundation

/// A plot as SVG, made by us so that a page needs nothing from outside: bands, lines, points with bars, and a key.
public struct Plot: Sendable {
  /// How an axis is divided.
  public enum Scale: Sendable { case even, logarithmic }

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
  public var xScale: Scale, xMarks: [(at: Double, name: String)]
  /// What is drawn, in order.
  public var series: [Series]

  /// A plot.
  public init(
    title: String, xName: String, yName: String, x: ClosedRange<Double>, y: ClosedRange<Double>, xScale: Scale = .even,
    xMarks: [(at: Double, name: String)] = [], series: [Series]
  ) {
    (self.title, self.xName, self.yName, self.x, self.y) = (title, xName, yName, x, y)
    (self.xScale, self.xMarks, self.series) = (xScale, xMarks, series)
  }

  private static let (width, height) = (620.0, 400.0)
  private static let (left, right, top, bottom) = (64.0, 16.0, 72.0, 72.0)
  /// Colours that people with colour-blindness tell apart (M. Okabe and K. Ito, 2008).
  private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]

  /// The SVG element.
  public var svg: Markup {
    var parts: [Markup] = [
      .element("rect", ["x": "0", "y": "0", "width": "620", "height": "400", "fill": "#ffffff"]),
      Self.text(title, Self.left, 22, anchor: "start", size: 15),
    ]
    parts += grid
    for (index, one) in series.enumerated() { parts += drawn(one, Self.colours[index % Self.colours.count]) }
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
      places.map { "\(Self.short(across($0.0))),\(Self.short(down($0.1)))" }.joined(separator: " ")
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
            ["cx": Self.short(across(point.x)), "cy": Self.short(down(point.y)), "r": "4", "fill": colour]))
      }
    }
    return parts
  }

  private var grid: [Markup] {
    var parts = [Markup]()
    let (low, high) = (Self.height - Self.bottom, Self.top)
    let marks = xMarks.isEmpty ? Self.ticks(x, xScale).map { (at: $0, name: Self.label($0)) } : xMarks
    for mark in marks {
      let place = across(mark.at)
      parts.append(Self.rule(place, low, place, high))
      // Words that would run into each other stand on two lines.
      let words = mark.name.split(separator: "\n").map(String.init)
      for (row, line) in words.enumerated() {
        parts.append(
          Self.text(line, place, low + 16 + Double(row) * 12, anchor: "middle", size: marks.count > 5 ? 9 : 11))
      }
    }
    for tick in Self.ticks(y, .even) {
      parts.append(Self.rule(Self.left, down(tick), Self.width - Self.right, down(tick)))
      parts.append(Self.text(Self.label(tick), Self.left - 8, down(tick) + 4, anchor: "end"))
    }
    parts.append(Self.text(xName, (Self.left + Self.width - Self.right) / 2, Self.height - 14, anchor: "middle"))
    parts.append(
      .element(
        "text",
        [
          "x": "18", "y": Self.short((low + high) / 2), "text-anchor": "middle", "font-size": "12",
          "transform": "rotate(-90 18 \(Self.short((low + high) / 2)))",
        ], yName))
    return parts
  }

  private var key: [Markup] {
    series.enumerated().filter { !$0.element.name.isEmpty }.enumerated().flatMap { row, entry in
      let colour = entry.element.style == .guide ? "#888888" : Self.colours[entry.offset % Self.colours.count]
      let (x, y) = (Self.width - Self.right - 140, Self.top - 24 + Double(row) * 13)
      return [
        Markup.element(
          "rect",
          ["x": Self.short(x), "y": Self.short(y - 8), "width": "18", "height": "7", "fill": colour]),
        Self.text(entry.element.name, x + 24, y, anchor: "start", size: 10),
      ]
    }
  }

  private func across(_ value: Double) -> Double {
    let clipped = min(max(value, x.lowerBound), x.upperBound)
    let share =
      xScale == .even
      ? (clipped - x.lowerBound) / (x.upperBound - x.lowerBound)
      : log(clipped / x.lowerBound) / log(x.upperBound / x.lowerBound)
    return Self.left + share * (Self.width - Self.left - Self.right)
  }

  private func down(_ value: Double) -> Double {
    let share = (min(max(value, y.lowerBound), y.upperBound) - y.lowerBound) / (y.upperBound - y.lowerBound)
    return Self.height - Self.bottom - share * (Self.height - Self.top - Self.bottom)
  }

  private static func text(_ words: String, _ x: Double, _ y: Double, anchor: String, size: Int = 12) -> Markup {
    .element("text", ["x": short(x), "y": short(y), "text-anchor": anchor, "font-size": "\(size)"], words)
  }

  private static func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Markup {
    .element(
      "line",
      ["x1": short(x1), "y1": short(y1), "x2": short(x2), "y2": short(y2), "stroke": "#dddddd", "stroke-width": "1"])
  }

  private static func short(_ value: Double) -> String { String(format: "%.1f", value) }

  private static func label(_ value: Double) -> String { String(format: "%g", (value * 1e9).rounded() / 1e9) }

  /// Round numbers over a range: steps of 1, 2 or 5, or powers of ten.
  private static func ticks(_ range: ClosedRange<Double>, _ scale: Scale) -> [Double] {
    if scale == .logarithmic {
      let (first, last) = (Int(log10(range.lowerBound).rounded(.up)), Int(log10(range.upperBound).rounded(.down)))
      return first <= last ? (first...last).map { pow(10, Double($0)) } : []
    }
    let rough = (range.upperBound - range.lowerBound) / 6
    let unit = pow(10, log10(rough).rounded(.down))
    let step = unit * ([1, 2, 5].first { unit * $0 >= rough } ?? 10)
    let first = Int((range.lowerBound / step).rounded(.up)), last = Int((range.upperBound / step + 1e-9).rounded(.down))
    return first <= last ? (first...last).map { Double($0) * step } : []
  }
}
