internal import TallyCore
internal import TallyDomain

/// `UNPENETRATED`: too dense to see through; the analyst must know what was not seen.
///
/// Statistic: the area of the hold where nothing came through, m². It counts little in the priority, and only where clean
/// containers say how much is usual: dense goods are no contradiction. It is shown whenever there is enough to hide a parcel.
enum Unpenetrated {
  static let nominal = NominalTail(centre: 0.5, scale: 0.25)
  /// Less area than the face of a brick of 20 × 10 cm hides nothing worth a word, m².
  static let leastArea = 0.02
  /// At most so many places are named.
  static let most = 3

  static func measure(_ evidence: Evidence) -> [Measurement] {
    guard let weighed = evidence.observation.weighed else { return [] }
    let cellM2 = weighed.cellMm.x * weighed.cellMm.y * 1e-6
    let places = places(weighed).map { (cells: $0, areaM2: Double($0.count) * cellM2) }
    let total = places.reduce(0) { $0 + $1.areaM2 }
    guard let largest = places.first else { return [nothing(evidence)] }
    let shown = [largest] + places.dropFirst().prefix(most - 1).filter { $0.areaM2 >= leastArea }
    return shown.enumerated().map { index, place in
      measurement(place.cells, place.areaM2, total: index == 0 ? total : place.areaM2, weighed, evidence)
    }
  }

  private static func nothing(_ evidence: Evidence) -> Measurement {
    Measurement(
      statistic: 0, region: nil,
      shown: Finding.Statistic(name: "area not seen through", unit: "m²", seen: 0, expected: nil),
      sentence: "The beam came through everywhere.", lines: [])
  }

  private static func measurement(
    _ cells: [Int], _ areaM2: Double, total: Double, _ weighed: WeighedBox, _ evidence: Evidence
  ) -> Measurement {
    var bounds = PixelRegion(x0: .max, y0: .max, x1: 0, y1: 0)
    var least = Double.infinity
    for cell in cells {
      let (x, y) = (cell % weighed.width, cell / weighed.width)
      bounds = PixelRegion(
        x0: min(bounds.x0, x), y0: min(bounds.y0, y), x1: max(bounds.x1, x + 1), y1: max(bounds.y1, y + 1))
      let density = Double(weighed.arealDensity[cell])
      if density.isFinite { least = min(least, density) }
    }
    let image = weighed.imageRegion(of: bounds)
    let place = Place(evidence.cells(of: image), in: evidence).words
    let amount = least.isFinite ? " There is more than \(Wording.areal(least)) g/cm²." : ""
    let all = total > areaM2 * 1.01 ? " In all \(Wording.area(m2: total)) of the load were not seen." : ""
    return Measurement(
      statistic: total, region: image,
      shown: Finding.Statistic(name: "area not seen through", unit: "m²", seen: areaM2, expected: nil),
      sentence:
        "In the marked region (\(place)) nothing came through over \(Wording.area(m2: areaM2)): what is behind or "
        + "inside it is not known.\(amount)\(all)", lines: [])
  }

  /// Cells of the hold where nothing came through, in pieces that hang together, the largest first.
  private static func places(_ weighed: WeighedBox) -> [[Int]] {
    let structure = weighed.structure
    var isFree = [Bool](repeating: false, count: weighed.isUnpenetrated.count)
    for y in structure.roof.upperBound..<max(structure.roof.upperBound, structure.floor.lowerBound) {
      for x in structure.left.upperBound..<max(structure.left.upperBound, structure.right.lowerBound) {
        isFree[y * weighed.width + x] = weighed.isUnpenetrated[y * weighed.width + x]
      }
    }
    var places = [[Int]]()
    for start in isFree.indices where isFree[start] {
      var (cells, next) = ([start], 0)
      isFree[start] = false
      while next < cells.count {
        let (x, y) = (cells[next] % weighed.width, cells[next] / weighed.width)
        next += 1
        for (nx, ny) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
        where nx >= 0 && ny >= 0 && nx < weighed.width && ny < weighed.height {
          let neighbour = ny * weighed.width + nx
          guard isFree[neighbour] else { continue }
          isFree[neighbour] = false
          cells.append(neighbour)
        }
      }
      places.append(cells)
    }
    return places.sorted { $0.count > $1.count }
  }
}
