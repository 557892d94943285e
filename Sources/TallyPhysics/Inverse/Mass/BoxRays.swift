internal import TallyCore

/// How the ray of each row of a box runs through it: the fan of the scanner's geometry, or level rays where that is not known.
/// Everything is worked out from the box's envelope in the picture and its template.
struct BoxRays: Sendable {
  /// One row of the box.
  struct Ray: Sendable {
    /// Walls and roof on the ray, as multiples of one wall seen straight on, and of the roof sheet.
    var walls = 0.0, roof = 0.0
    /// What 1 g/cm² of cargo on the ray weighs, g/cm² of mid-plane area: the obliquity, and how much nearer or farther than
    /// the mid plane the ray's part inside the box lies. 0 where no cargo can be.
    var weight = 0.0
    /// How far the ray runs inside the space for cargo, mm.
    var length = 0.0
    /// True where floor or rails hide the cargo, so that it is taken from the rows around.
    var isHidden = false
  }

  /// One for each row of the region, from the top.
  let rays: [Ray]

  /// A found box that is so much higher than its size-type is taken to be cut too low, mm.
  private static let tooHigh = 0.0...150
  /// Nothing is believed so close above the floor, whose height differs from box to box, mm.
  private static let aboveFloor = 50.0

  init(box: PixelRegion, template: ContainerTemplate, geometry: ScannerGeometry?, pitchYMm: Double) {
    guard let geometry else {
      rays = (0..<box.height).map { row in
        let (fromTop, fromBottom) = ((Double(row) + 0.5) * pitchYMm, (Double(box.height - row) - 0.5) * pitchYMm)
        var ray = Ray(walls: 2)
        ray.weight = fromTop > template.roofMm && fromBottom > template.floorMm ? 1 : 0
        ray.length = template.widthMm
        ray.isHidden =
          fromTop < template.roofMm + template.blindMm || fromBottom < template.floorMm + template.blindMm / 2
        return ray
      }
      return
    }
    let (near, far) = (geometry.midPlaneMm - template.widthMm / 2, geometry.midPlaneMm + template.widthMm / 2)
    func outermost(_ row: Int, isTop: Bool) -> Double {
      // What sticks out farthest is the near edge where it lies beyond the source's height, else the far one.
      let height = geometry.height(row: Double(row), atDistanceMm: near)
      let isNear = isTop ? height > geometry.sourceHeightMm : height < geometry.sourceHeightMm
      return isNear ? height : geometry.height(row: Double(row), atDistanceMm: far)
    }
    let top = outermost(box.y0, isTop: true)
    var bottom = outermost(box.y1, isTop: false)
    // The trailer's rails below a box are easily taken for its lower edge; nothing stands on its roof.
    if let height = template.heightMm, Self.tooHigh.contains(top - bottom - height) { bottom = top - height }
    let (ceiling, floor) = (top - template.roofMm, bottom + template.floorMm)
    rays = (box.y0..<box.y1).map { row in
      let place = Double(row) + 0.5
      let slope = geometry.slope(row: place)
      let oblique = geometry.obliquity(row: place)
      func height(_ distance: Double) -> Double { geometry.sourceHeightMm + slope * distance }
      var ray = Ray()
      for wall in [near, far] where height(wall) < top && height(wall) > bottom { ray.walls += oblique }
      if slope > 0.01, height(near) < top, height(far) > top { ray.roof = oblique / slope }
      // The part of the ray that runs through the space for cargo.
      var (first, last) = (near, far)
      if slope > 1e-9 {
        first = max(first, (floor - geometry.sourceHeightMm) / slope)
        last = min(last, (ceiling - geometry.sourceHeightMm) / slope)
      } else if slope < -1e-9 {
        first = max(first, (ceiling - geometry.sourceHeightMm) / slope)
        last = min(last, (floor - geometry.sourceHeightMm) / slope)
      } else if !(floor...max(ceiling, floor)).contains(geometry.sourceHeightMm) {
        last = first
      }
      if last > first {
        ray.weight = (first + last) / 2 / geometry.midPlaneMm / oblique
        ray.length = (last - first) * oblique
      }
      // Top rails at both sides, and floor with its beams and bottom rails between near and far side.
      let margin = template.blindMm
      for wall in [near, far] where (top - margin...top + 30).contains(height(wall)) { ray.isHidden = true }
      let (low, high) = (min(height(near), height(far)), max(height(near), height(far)))
      if low < floor + Self.aboveFloor, high > bottom - 20 { ray.isHidden = true }
      return ray
    }
  }
}
