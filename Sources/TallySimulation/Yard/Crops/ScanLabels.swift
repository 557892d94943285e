internal import TallyCore
internal import TallyDomain

/// What stands where in a scan, pixel by pixel.
struct ScanLabels {
  let width: Int, height: Int
  /// Group of the vocabulary with most matter on the ray; 0 in a box where there is no cargo; 255 outside the boxes.
  private(set) var commodity: [UInt8]
  /// g/cm² of cargo on the ray, hidden items included.
  private(set) var cargo: [Float]
  /// 1 where a hidden item changes the areal density by `leastChange` or more.
  private(set) var item: [UInt8]

  /// g/cm²; less is below what a scanner tells from noise.
  static let leastChange: Float = 0.2
  /// g/cm²; less cargo than this does not count as goods.
  static let leastCargo: Float = 0.3

  /// Draws the goods of each load by themselves.
  init(_ scene: YardScene, _ picture: YardPicture) {
    (width, height) = (picture.width, picture.height)
    commodity = [UInt8](repeating: 255, count: width * height)
    cargo = [Float](repeating: 0, count: width * height)
    item = [UInt8](repeating: 0, count: width * height)
    let plain = SubstanceWeights { _ in BasisWeight(light: 1, heavy: 0) }
    for (box, load) in zip(scene.truck.containers, scene.loads) {
      let (across, down) = scene.geometry.region(of: box.outer)
      let frame = PixelRegion(x0: across.lowerBound, y0: down.lowerBound, x1: across.upperBound, y1: down.upperBound)
      var most = [Float](repeating: Self.leastCargo, count: frame.area)
      var groups = [UInt8](repeating: 0, count: frame.area)
      for goods in load.loads {
        var canvas = MatterCanvas(geometry: scene.geometry, weights: plain, window: frame)
        canvas.add(goods.solids)
        let index = CommodityVocabulary.standard.group(key: goods.family)?.index ?? 0
        for i in canvas.light.indices {
          if canvas.light[i] > most[i] { (most[i], groups[i]) = (canvas.light[i], UInt8(index)) }
          cargo[(frame.y0 + i / frame.width) * width + frame.x0 + i % frame.width] += canvas.light[i]
        }
      }
      for i in groups.indices {
        commodity[(frame.y0 + i / frame.width) * width + frame.x0 + i % frame.width] = groups[i]
      }
    }
    for change in picture.changes {
      let frame = change.window
      for i in change.arealDensity.indices {
        let pixel = (frame.y0 + i / frame.width) * width + frame.x0 + i % frame.width
        cargo[pixel] += change.arealDensity[i]
        if abs(change.arealDensity[i]) >= Self.leastChange { item[pixel] = 1 }
      }
    }
  }
}
