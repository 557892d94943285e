internal import TallyCore
internal import TallyDomain

/// Two 20-foot boxes end to end are as long as one of 40 feet, and the gap between them is a hand wide or less.
extension BoxFinder {
  /// The candidate itself, or the two boxes that it is: where the picture shows the gap, or where the sidecar names two.
  func split(_ candidate: Candidate) -> [Candidate] {
    let twenty = declared.count { ContainerLength(sizeType: $0.type) == .twenty }
    let isNamedTwo = declared.count == 2 && (twenty == 2 || declared.allSatisfy { $0.type == nil })
    let isNamedForty = declared.count == 1 && twenty == 0 && declared[0].type != nil
    let match = ContainerLength.nearest(toMm: Double(candidate.columns.count) * mmAcross)
    guard match.length == .forty, candidate.fit > 0, !isNamedForty else { return [candidate] }
    let (x0, x1) = (candidate.columns.lowerBound, candidate.columns.upperBound)
    guard let middle = gap(in: candidate) ?? (isNamedTwo ? (x0 + x1) / 2 : nil) else { return [candidate] }
    return [
      Candidate(columns: x0..<middle, roof: candidate.roof, fit: candidate.fit, isJoinedRight: true),
      Candidate(columns: middle + 1..<x1, roof: candidate.roof, fit: candidate.fit, isJoinedLeft: true),
    ]
  }

  /// The column of the gap: near the middle, without a roof, corner posts on both sides. No cargo reaches up to the roof's rail, so
  /// that a gap between two stacks does not look like this.
  private func gap(in candidate: Candidate) -> Int? {
    let edges = BoxEdges(silhouette: silhouette, mmAcross: mmAcross, mmDown: mmDown)
    let rail = candidate.roof + 1..<min(candidate.roof + 1 + rows(90), silhouette.scene.y1)
    func roofing(_ x: Int) -> Float { edges.mean(column: x, rows: rail) }
    let columns = candidate.columns
    let (middle, reach) = ((columns.lowerBound + columns.upperBound) / 2, columns.count / 30)
    guard let usual = RobustStatistics.median(columns.map(roofing)),
      let thinnest = (middle - reach...middle + reach).min(by: { roofing($0) < roofing($1) }),
      roofing(thinnest) < 0.7 * usual
    else { return nil }
    let body =
      candidate.roof..<min(candidate.roof + Int(ContainerLength.heights.lowerBound / mmDown), silhouette.scene.y1)
    let beside = max(3, Int(300 / mmAcross))
    let gap = edges.typical(column: thinnest, rows: body)
    func post(_ side: Range<Int>) -> Float {
      side.clamped(to: columns).map { edges.typical(column: $0, rows: body) }.max() ?? 0
    }
    let weaker = min(post(thinnest - beside..<thinnest), post(thinnest + 1..<thinnest + 1 + beside))
    return weaker > gap + 0.3 ? thinnest : nil
  }
}
