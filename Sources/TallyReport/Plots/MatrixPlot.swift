internal import Foundation

/// Counts of two kinds of names against each other as shaded squares: a row for what it is, a column for what it was taken for.
public struct MatrixPlot: Sendable {
  /// Heading.
  public var title: String
  /// Names in the order of rows and columns.
  public var names: [String]
  /// How often, by row and column.
  public var counts: [[Int]]

  /// A matrix; traps where it is not square in the names.
  public init(title: String, names: [String], counts: [[Int]]) {
    precondition(counts.count == names.count && counts.allSatisfy { $0.count == names.count }, "no square")
    (self.title, self.names, self.counts) = (title, names, counts)
  }

  /// The SVG element; each square says in its tooltip what it stands for.
  public var svg: Markup {
    let side = 9, (left, top) = (190, 44)
    var parts = [
      Markup.element("text", ["x": "8", "y": "20", "font-size": "15"], title),
      Markup.element(
        "text", ["x": "8", "y": "36", "font-size": "10"], "rows: what it is; columns, same order: first guess"),
    ]
    for (row, name) in names.enumerated() {
      let all = max(1, counts[row].reduce(0, +)), y = top + row * side
      parts.append(
        .element("text", ["x": "\(left - 4)", "y": "\(y + 7)", "font-size": "7", "text-anchor": "end"], name))
      for (column, guess) in names.enumerated() where counts[row][column] > 0 {
        let share = Double(counts[row][column]) / Double(all)
        parts.append(
          .element(
            "g", [:],
            [
              .element("title", [:], "\(name) taken for \(guess): \(counts[row][column]) of \(all)"),
              .element(
                "rect",
                [
                  "x": "\(left + column * side)", "y": "\(y)", "width": "\(side)", "height": "\(side)",
                  "fill": row == column ? "#0072b2" : "#d55e00",
                  "fill-opacity": String(format: "%.2f", 0.15 + 0.85 * share),
                ]),
            ]))
      }
    }
    let extent = names.count * side
    parts.append(
      .element(
        "rect",
        [
          "x": "\(left)", "y": "\(top)", "width": "\(extent)", "height": "\(extent)", "fill": "none",
          "stroke": "#999999",
        ]))
    return .element(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(left + extent + 8) \(top + extent + 8)",
        "role": "img", "font-family": "sans-serif", "class": "matrix",
      ], parts)
  }
}
