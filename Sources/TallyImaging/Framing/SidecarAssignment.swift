internal import TallyCore
internal import TallyDomain

/// Which of the sidecar's containers each found box is.
struct SidecarAssignment {
  /// One a box: index into the sidecar's containers.
  let indices: [Int?]
  let remarks: [QualityRemark]

  init(boxes: [PixelRegion], mmAcross: Double, declared: [ScanSidecar.Container]) {
    var indices = [Int?](repeating: nil, count: boxes.count)
    var open = Array(declared.indices)
    // Columns say it plainly.
    for (i, container) in declared.enumerated() {
      guard let columns = container.columns, columns.count == 2, columns[0] < columns[1] else { continue }
      let best = boxes.indices.filter { indices[$0] == nil }
        .map { (box: $0, shared: (boxes[$0].x0..<boxes[$0].x1).clamped(to: columns[0]..<columns[1]).count) }
        .max { $0.shared < $1.shared }
      // As Double: the columns are whatever the sidecar says, and their difference may not fit an Int.
      if let best, Double(best.shared) * 2 > Double(columns[1]) - Double(columns[0]) {
        indices[best.box] = i
        open.removeAll { $0 == i }
      }
    }
    let left = boxes.indices.filter { indices[$0] == nil }
    if left.count == open.count {
      for (box, i) in zip(left, open) { indices[box] = i }
    } else {
      // Fewer or more than named: only a box whose length fits one name alone is that one.
      for box in left {
        let length = ContainerLength.nearest(toMm: Double(boxes[box].width) * mmAcross).length
        let fitting = open.filter { ContainerLength(sizeType: declared[$0].type) == length }
        let rivals = left.filter { ContainerLength.nearest(toMm: Double(boxes[$0].width) * mmAcross).length == length }
        if fitting.count == 1 && rivals.count == 1 { indices[box] = fitting[0] }
      }
    }
    self.indices = indices
    if !declared.isEmpty && !boxes.isEmpty && declared.count != boxes.count {
      remarks = [.fault("The sidecar names \(declared.count) containers but \(boxes.count) were found.")]
    } else {
      remarks = []
    }
  }
}
