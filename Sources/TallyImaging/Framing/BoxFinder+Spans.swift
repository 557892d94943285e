internal import TallyCore
internal import TallyDomain

extension BoxFinder {
  /// How far a measured length may be off an ISO length, relative.
  private var lengthTolerance: Double { pitchIsDeclared ? 0.025 : 0.12 }

  /// The spans of columns that may be boxes, left to right: from the sidecar where it gives columns that the picture bears out,
  /// else from the roofs.
  func spans() -> [Candidate] {
    let told = declared.compactMap { self.told($0) }
    if !declared.isEmpty && told.count == declared.count {
      return told.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
    }
    let found = fromRoofs().filter { candidate in
      !told.contains { !$0.columns.clamped(to: candidate.columns).isEmpty && overlap($0, candidate) > 0.3 }
    }
    return (told + found).sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  private func overlap(_ a: Candidate, _ b: Candidate) -> Double {
    let shared = a.columns.clamped(to: b.columns).count
    return Double(shared) / Double(max(1, min(a.columns.count, b.columns.count)))
  }

  /// The columns that the sidecar gives, where they lie in the picture, have a length that boxes have, and a straight roof.
  private func told(_ container: ScanSidecar.Container) -> Candidate? {
    guard let columns = container.columns, columns.count == 2, columns[0] < columns[1] else { return nil }
    let scene = silhouette.scene
    let inside = (columns[0]..<columns[1]).clamped(to: scene.x0..<scene.x1)
    guard inside.count >= 8 else { return nil }
    let match = ContainerLength.nearest(toMm: Double(inside.count) * mmAcross)
    let isCut = inside.lowerBound <= scene.x0 + 1 || inside.upperBound >= scene.x1 - 1
    guard isCut || abs(match.ratio - 1) < 0.15 else { return nil }
    let tolerance = rows(30)
    var histogram = [Int](repeating: 0, count: silhouette.height + 1)
    for x in inside { histogram[silhouette.tops[x]] += 1 }
    guard let roof = histogram.indices.max(by: { histogram[$0] < histogram[$1] }) else { return nil }
    let straight = inside.count { abs(silhouette.tops[$0] - roof) <= tolerance }
    guard Double(straight) > 0.6 * Double(inside.count), hasHeightBelow(roof) else { return nil }
    return Candidate(
      columns: inside, roof: roof, fit: fit(inside.count), isCutLeft: inside.lowerBound <= scene.x0 + 1,
      isCutRight: inside.upperBound >= scene.x1 - 1)
  }

  /// Straight roofs, put together or split so that each has an ISO length where that is possible.
  private func fromRoofs() -> [Candidate] {
    let runs = silhouette.roofRuns(
      shortest: max(8, Int(1_000 / mmAcross)), tolerance: rows(30), bridge: max(2, Int(30 / mmAcross))
    ).filter { hasHeightBelow($0.row) }
    var result: [Candidate] = []
    var i = 0
    while i < runs.count {
      let (candidate, used) = grown(from: i, in: runs)
      if let candidate { result += split(candidate) }
      i += used
    }
    return result
  }

  /// The run itself where it has an ISO length, else the joining of the runs behind it that comes nearest to one.
  private func grown(from first: Int, in runs: [RoofRun]) -> (candidate: Candidate?, used: Int) {
    var options: [(columns: Range<Int>, used: Int)] = [(runs[first].columns, 1)]
    var last = first
    while last + 1 < runs.count, abs(runs[last + 1].row - runs[first].row) <= rows(60),
      Double(runs[last + 1].columns.lowerBound - runs[last].columns.upperBound) * mmAcross < 600
    {
      last += 1
      options.append((runs[first].columns.lowerBound..<runs[last].columns.upperBound, last - first + 1))
    }
    let row = runs[first].row
    if let match = options.first(where: { fit($0.columns.count) > 0 }) {
      return (Candidate(columns: match.columns, roof: row, fit: fit(match.columns.count)), match.used)
    }
    let scene = silhouette.scene
    let whole = options[0].columns
    let length = Double(whole.count) * mmAcross
    let (cutLeft, cutRight) = (whole.lowerBound <= scene.x0 + 2, whole.upperBound >= scene.x1 - 2)
    if cutLeft || cutRight {
      return (Candidate(columns: whole, roof: row, fit: 0, isCutLeft: cutLeft, isCutRight: cutRight), 1)
    }
    guard length > 0.9 * ContainerLength.twenty.rawValue else { return (nil, 1) }
    return (Candidate(columns: whole, roof: row, fit: 0), 1)
  }

  /// 1 for an ISO length, falling to 0 at the tolerance.
  private func fit(_ columns: Int) -> Double {
    let off = abs(ContainerLength.nearest(toMm: Double(columns) * mmAcross).ratio - 1)
    return max(0, 1 - off / lengthTolerance)
  }

  /// A roof has the height of a box below it; a bare chassis or a load bed has not.
  private func hasHeightBelow(_ row: Int) -> Bool {
    Double(silhouette.scene.y1 - row) * mmDown > ContainerLength.heights.lowerBound
  }

  func rows(_ mm: Double) -> Int { max(3, Int(mm / mmDown)) }
}
