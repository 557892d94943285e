internal import TallyCore
internal import TallyDomain

/// The part of the picture that shows the scene: calibration columns at the start, dropped columns at the end, and detectors
/// outside the beam above or below are not scene.
struct SceneExtent {
  let region: PixelRegion
  let remarks: [QualityRemark]

  /// - Parameter plane: transmission with pulse and channel errors still in it.
  init(of plane: SignalPlane) {
    let (width, height) = (plane.width, plane.height)
    func isScene(_ values: [Float]) -> Bool {
      guard let bright = RobustStatistics.quantile(values, 0.9), let middle = RobustStatistics.median(values) else {
        return false
      }
      return bright > 0.5 && middle < 1.5
    }
    let rows = 0..<height
    let most = max(1, width / 8)
    var (left, right) = (0, width)
    while left < most && !isScene(plane.column(left, rows: rows)) { left += 1 }
    while width - right < most && !isScene(plane.column(right - 1, rows: rows)) { right -= 1 }
    // A picture dark to beyond an eighth is no calibration block: leave it whole, other steps will say what it is.
    if left == most { left = 0 }
    if width - right == most { right = width }

    /// A row outside the beam gets nothing anywhere, not even in open air.
    func isLit(_ y: Int) -> Bool {
      let row = Array(plane.values[y * width + left..<y * width + right])
      return (RobustStatistics.quantile(row, 0.995) ?? 0) > 0.1
    }
    var (top, bottom) = (0, height)
    while top < height / 4 && !isLit(top) { top += 1 }
    while height - bottom < height / 4 && !isLit(bottom - 1) { bottom -= 1 }
    if top == height / 4 { top = 0 }
    if height - bottom == height / 4 { bottom = height }
    region = PixelRegion(x0: left, y0: top, x1: right, y1: bottom)

    var remarks: [QualityRemark] = []
    if left > 0 { remarks.append(.note("The first \(left) columns are not scene and are left out.")) }
    if right < width { remarks.append(.note("The last \(width - right) columns are not scene and are left out.")) }
    if top > 0 { remarks.append(.note("The \(top) rows on top see no beam and are left out.")) }
    if bottom < height {
      remarks.append(.note("The \(height - bottom) rows at the bottom see no beam and are left out."))
    }
    self.remarks = remarks
  }
}
