internal import Foundation
internal import TallyCore

/// An observer that is told which item to look for and where, and needs only say whether it is there: a bound for whoever
/// must search. The Hotelling observer (Barrett and Myers, "Foundations of image science", 2004, chapter 13) on what the
/// item's outline and a frame around it show in both energies, less what whole rows and columns of the box have in common: inside,
/// left, right, above, below. Mean and covariance of
/// these figures without an item come from the same outline laid elsewhere on the same load of the same scan, so noise and
/// clutter are that scan's own; the figure is in standard deviations of it.
///
/// It is a bound for observers that are linear in the picture and look no farther than the frame. It does not know the
/// declaration, so goods that are swapped whole are no question for it: those containers have no verdict.
public struct IdealBaseline: ContainerJudge {
  /// `baseline:ideal`.
  public let identity = "baseline:ideal (told the item's outline and place)"
  /// How often the outline is laid elsewhere, and how many of these are enough.
  static let (tries, enough) = (400, 24)
  /// Width of the frame, mm; how far up or down the outline is laid, mm: loads change with height.
  static let (frameMm, heightMm) = (96.0, 300.0)
  /// Ratio of what a lower energy shows to what the higher one shows, of middling elements.
  static let lowRatio = 1.15
  /// The least variance that is believed: what counting noise leaves in a small area.
  static let leastVariance = 1e-6

  /// A judge.
  public init() {}

  /// The worst of the known items; nil where there is none.
  public func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict? {
    guard !subject.known.isEmpty else { return nil }
    let picture = try LoadPicture(subject)
    let regions = subject.known.enumerated().compactMap { index, item in
      statistic(item, in: picture, identity: "\(subject.identity)/\(index)").map {
        ContainerVerdict.ScoredRegion(region: item.box, score: $0)
      }
    }.sorted { $0.score > $1.score }
    return regions.first.map { ContainerVerdict(score: $0.score, regions: regions) }
  }

  private func statistic(_ item: KnownItem, in picture: LoadPicture, identity: String) -> Double? {
    guard let mask = OutlineMask(item, on: picture.high) else { return nil }
    // Posts, rails, floor and even layers lie across the whole box: what rows and columns have in common is taken away, so
    // that places at its edges compare with places in the middle.
    let whole = PixelRegion(x0: 0, y0: 0, x1: picture.high.width, y1: picture.high.height)
    let planes = ([picture.high] + (picture.low.map { [$0] } ?? [])).map { TemplateBaseline.residual($0, in: whole) }
    let here = mask.figures(planes, dx: 0, dy: 0)
    var random = SeededGenerator(seed: 1, stream: "ideal \(identity)")
    let elsewhere = positions(mask, picture.high, &random)
    guard elsewhere.count >= Self.enough else { return nil }
    var clutter = Covariance(dimension: here.count)
    for place in elsewhere { clutter.add(mask.figures(planes, dx: place.dx, dy: place.dy)) }
    let factor = clutter.factor(ridge: 0.02, least: Self.leastVariance)
    // The signal: more (or less) inside, in both energies, nothing in the frame.
    var signal = [Double](repeating: 0, count: here.count)
    for plane in planes.indices {
      signal[plane * OutlineMask.parts] = (item.isHeavier ? 1 : -1) * (plane == 0 ? 1 : Self.lowRatio)
    }
    let white = Covariance.whitened(signal, by: factor)
    let seen = Covariance.whitened(zip(here, clutter.mean).map { $0 - $1 }, by: factor)
    let length = white.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return length > 0 ? zip(white, seen).reduce(0) { $0 + $1.0 * $1.1 } / length : nil
  }

  /// Where the outline fits into the box without touching the item: near its height first, then anywhere, and for items
  /// that leave no other room, over a part of the item itself.
  private func positions(
    _ mask: OutlineMask, _ grid: ValueGrid, _ random: inout SeededGenerator
  ) -> [(dx: Int, dy: Int)] {
    let bounds = mask.bounds, reach = LoadPicture.cells(mm: Self.heightMm)
    let across = -bounds.x0...max(-bounds.x0, grid.width - bounds.x1)
    let down = -bounds.y0...max(-bounds.y0, grid.height - bounds.y1)
    let near = max(down.lowerBound, -reach)...min(down.upperBound, reach)
    for (rows, apart) in [(near, 1.0), (down, 1.0), (down, 0.34)] {
      var places = [(dx: Int, dy: Int)]()
      for _ in 0..<Self.tries {
        let dx = random.integer(across.lowerBound..<across.upperBound + 1)
        let dy = random.integer(rows.lowerBound..<rows.upperBound + 1)
        let isApart =
          Double(abs(dx)) >= apart * Double(bounds.width) || Double(abs(dy)) >= apart * Double(bounds.height)
        if isApart { places.append((dx, dy)) }
      }
      if places.count >= Self.enough { return places }
    }
    return []
  }
}

/// An outline on the cells of a grid, with a frame around it.
struct OutlineMask: Sendable {
  /// The rectangle around the outline, in cells.
  let bounds: PixelRegion
  private let inside: [(x: Int, y: Int)]
  private let frame: Int

  /// Figures of one plane: inside, left, right, above, below.
  static let parts = 5

  /// Nil where the item does not lie on the grid.
  init?(_ item: KnownItem, on grid: ValueGrid) {
    var inside = [(x: Int, y: Int)]()
    for y in 0..<grid.height {
      for x in 0..<grid.width {
        let point = grid.centre(x: x, y: y)
        if item.contains(x: point.x, y: point.y) { inside.append((x, y)) }
      }
    }
    if inside.isEmpty {
      // Smaller than a cell: the cell that its middle lies in.
      let scale = (
        x: Double(grid.width) / Double(max(grid.region.width, 1)),
        y: Double(grid.height) / Double(max(grid.region.height, 1))
      )
      let x = Int((Double(item.box.x0 + item.box.x1) / 2 - Double(grid.region.x0)) * scale.x)
      let y = Int((Double(item.box.y0 + item.box.y1) / 2 - Double(grid.region.y0)) * scale.y)
      guard x >= 0, y >= 0, x < grid.width, y < grid.height else { return nil }
      inside = [(x, y)]
    }
    self.inside = inside
    let (xs, ys) = (inside.map(\.x), inside.map(\.y))
    bounds = PixelRegion(
      x0: xs.min() ?? 0, y0: ys.min() ?? 0, x1: (xs.max() ?? 0) + 1, y1: (ys.max() ?? 0) + 1)
    frame = LoadPicture.cells(mm: IdealBaseline.frameMm)
  }

  /// The figures with the outline moved by whole cells; a side of the frame outside the grid takes the inside's value.
  func figures(_ planes: [ValueGrid], dx: Int, dy: Int) -> [Double] {
    let moved = PixelRegion(x0: bounds.x0 + dx, y0: bounds.y0 + dy, x1: bounds.x1 + dx, y1: bounds.y1 + dy)
    let sides = [
      PixelRegion(x0: moved.x0 - frame, y0: moved.y0, x1: moved.x0, y1: moved.y1),
      PixelRegion(x0: moved.x1, y0: moved.y0, x1: moved.x1 + frame, y1: moved.y1),
      PixelRegion(x0: moved.x0, y0: moved.y0 - frame, x1: moved.x1, y1: moved.y0),
      PixelRegion(x0: moved.x0, y0: moved.y1, x1: moved.x1, y1: moved.y1 + frame),
    ]
    return planes.flatMap { plane in
      let middle =
        inside.reduce(0.0) { $0 + Double(plane.values[($1.y + dy) * plane.width + $1.x + dx]) } / Double(inside.count)
      let whole = PixelRegion(x0: 0, y0: 0, x1: plane.width, y1: plane.height)
      return [middle]
        + sides.map { side in
          let part = side.intersection(whole)
          guard !part.isEmpty else { return middle }
          var sum = 0.0
          for y in part.y0..<part.y1 { for x in part.x0..<part.x1 { sum += Double(plane.values[y * plane.width + x]) } }
          return sum / Double(part.area)
        }
    }
  }
}
