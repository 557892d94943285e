internal import Foundation

/// An axis of a plot: its ends, how it is divided, and where round numbers lie on it.
public struct PlotAxis: Sendable {
  /// How an axis is divided.
  public enum Scale: Sendable { case even, logarithmic }

  /// Ends; positive on a logarithmic axis.
  public var range: ClosedRange<Double>
  /// Division.
  public var scale: Scale

  /// An axis.
  public init(_ range: ClosedRange<Double>, _ scale: Scale = .even) {
    (self.range, self.scale) = (range, scale)
  }

  /// How far along the axis a value lies: 0 at the lower end, 1 at the upper, beyond them outside.
  public func share(of value: Double) -> Double {
    switch scale {
    case .even: (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic: log(value / range.lowerBound) / log(range.upperBound / range.lowerBound)
    }
  }

  /// Round numbers over the range: steps of 1, 2 or 5, or powers of ten; none where none lies on it.
  public var ticks: [Double] {
    switch scale {
    case .logarithmic:
      let (first, last) = (Int(log10(range.lowerBound).rounded(.up)), Int(log10(range.upperBound).rounded(.down)))
      return first <= last ? (first...last).map { pow(10, Double($0)) } : []
    case .even:
      let rough = (range.upperBound - range.lowerBound) / 6
      let unit = pow(10, log10(rough).rounded(.down))
      let step = unit * ([1, 2, 5].first { unit * $0 >= rough } ?? 10)
      let (first, last) = (
        Int((range.lowerBound / step).rounded(.up)), Int((range.upperBound / step + 1e-9).rounded(.down))
      )
      return first <= last ? (first...last).map { Double($0) * step } : []
    }
  }

  /// What stands at a tick.
  public static func label(_ value: Double) -> String { String(format: "%g", (value * 1e9).rounded() / 1e9) }
}

/// What every plot draws in the same way.
public enum PlotInk {
  /// Colours that people with colour-blindness tell apart (M. Okabe and K. Ito, 2008).
  public static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9"]

  /// A place in the picture, to a tenth of a point.
  public static func short(_ value: Double) -> String { String(format: "%.1f", value) }

  /// A line of the grid.
  public static func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Markup {
    .element(
      "line",
      ["x1": short(x1), "y1": short(y1), "x2": short(x2), "y2": short(y2), "stroke": "#dddddd", "stroke-width": "1"])
  }
}
