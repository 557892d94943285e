internal import TallyCore
internal import TallyDomain

/// Finds the containers on a vehicle: straight roofs of an ISO length, ended by upright posts, closed below where the posts end.
struct BoxFinder {
  let silhouette: VehicleSilhouette
  let mmAcross: Double, mmDown: Double
  let pitchIsDeclared: Bool
  /// The sidecar's containers, in the order of columns.
  let declared: [ScanSidecar.Container]
  /// `left` or `right`, where the sidecar says so.
  let cab: String?

  /// A span of columns that may be a box.
  struct Candidate {
    var columns: Range<Int>
    var roof: Int
    /// 0 to 1: how well its length is one that boxes have.
    var fit: Double
    /// The picture ends before the box does.
    var isCutLeft = false, isCutRight = false
    /// Another box follows so closely that its post may hide this one's end.
    var isJoinedLeft = false, isJoinedRight = false
  }

  /// The boxes, left to right, and what is odd about them.
  func find() -> (boxes: [FoundBox], remarks: [QualityRemark]) {
    var remarks: [QualityRemark] = []
    let candidates = spans()
    var boxes: [(region: PixelRegion, confidence: Double)] = []
    for candidate in candidates {
      guard let box = measured(candidate) else { continue }
      boxes.append(box)
      if candidate.isCutLeft || candidate.isCutRight {
        let end = candidate.isCutLeft ? "start" : "end"
        remarks.append(.fault("A container is cut off at the \(end) of the picture."))
      } else if candidate.fit == 0 {
        let metres = Double(Int(Double(candidate.columns.count) * mmAcross / 10)) / 100
        remarks.append(.note("A box is \(metres) m long, which is no ISO length."))
      }
    }
    if boxes.isEmpty { remarks.append(.fault("No container was found in the picture.")) }
    let regions = boxes.map(\.region)
    let assignment = SidecarAssignment(boxes: regions, mmAcross: mmAcross, declared: declared)
    remarks += assignment.remarks
    let doors = DoorSide.find(silhouette: silhouette, boxes: regions, mmAcross: mmAcross, cab: cab)
    let found = boxes.indices.map { i in
      FoundBox(
        region: boxes[i].region, doors: doors, confidence: boxes[i].confidence, sidecarIndex: assignment.indices[i])
    }
    return (found, remarks)
  }

  /// The edges of a candidate; nil where nothing shows that it is a box.
  private func measured(_ candidate: Candidate) -> (region: PixelRegion, confidence: Double)? {
    let edges = BoxEdges(silhouette: silhouette, mmAcross: mmAcross, mmDown: mmDown)
    let least = ContainerLength.heights.lowerBound
    let provisional = candidate.roof..<min(candidate.roof + Int(least / mmDown), silhouette.scene.y1)
    var (x0, x1) = (candidate.columns.lowerBound, candidate.columns.upperBound)
    var supports: [Double] = []
    if !candidate.isCutLeft {
      let edge = edges.end(near: x0, inward: 1, rows: provisional)
      x0 = candidate.isJoinedLeft ? max(edge.at, x0) : edge.at
      if !candidate.isJoinedLeft { supports.append(edge.support) }
    }
    if !candidate.isCutRight {
      let edge = edges.end(near: x1 - 1, inward: -1, rows: provisional)
      x1 = candidate.isJoinedRight ? min(edge.at + 1, x1) : edge.at + 1
      if !candidate.isJoinedRight { supports.append(edge.support) }
    }
    guard x1 - x0 > 8, let weakest = supports.min() ?? Optional(0), weakest > 0.3 || supports.isEmpty else {
      return nil
    }
    let heights = least * 0.97...ContainerLength.heights.upperBound * ContainerLength.largestMagnification
    guard
      let bottom = edges.bottom(
        columns: x0..<x1, roof: candidate.roof, heightsMm: heights,
        ends: (left: !candidate.isCutLeft, right: !candidate.isCutRight))
    else { return nil }
    let confidence = (0.3 + 0.7 * candidate.fit) * (supports.isEmpty ? 0.3 : weakest) * (0.4 + 0.6 * bottom.support)
    guard confidence > 0.07 else { return nil }
    return (PixelRegion(x0: x0, y0: candidate.roof, x1: x1, y1: bottom.at), min(1, confidence))
  }
}
