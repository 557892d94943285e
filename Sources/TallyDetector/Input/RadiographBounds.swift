internal import TallyCore
internal import TallyDomain

extension Radiograph {
  /// The whole picture.
  var bounds: PixelRegion { PixelRegion(x0: 0, y0: 0, x1: width, y1: height) }
}
