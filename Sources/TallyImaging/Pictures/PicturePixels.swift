internal import Foundation
internal import TallyDomain

/// The planes of one level, 16 bits a pixel, in the order of the description.
struct PicturePixels {
  let width: Int, height: Int
  /// `height · width` numbers each.
  let planes: [(name: PicturePlane, values: [UInt16])]

  func plane(_ name: PicturePlane) -> [UInt16]? { planes.first { $0.name == name }?.values }

  /// The planes of a radiograph at full size.
  init(of radiograph: Radiograph, materials: MaterialColours) {
    (width, height) = (radiograph.width, radiograph.height)
    var planes = [(name: PicturePlane, values: [UInt16])]()
    for (name, plane) in zip([PicturePlane.high, .low], radiograph.planes) {
      planes.append((name, plane.clipped.map(Self.transmission)))
    }
    if radiograph.planes.count > 1 {
      planes.append((.material, zip(materials.classes, materials.attenuation).map(Self.material)))
    }
    planes.append((.mask, radiograph.mask.map { UInt16($0.rawValue) }))
    self.planes = planes
  }

  /// Planes as they are.
  init(width: Int, height: Int, planes: [(name: PicturePlane, values: [UInt16])]) {
    (self.width, self.height, self.planes) = (width, height, planes)
  }

  /// A transmission as `high` and `low` hold it.
  static func transmission(_ value: Float) -> UInt16 {
    // NaN compares false with everything and becomes 0: nothing came through.
    let scaled = value * Float(PictureDescription.fullScale) + 0.5
    return scaled >= 1 ? UInt16(min(scaled, 65_535)) : 0
  }

  /// Class and certainty of a place as `material` holds them.
  static func material(class place: Float, attenuation: Float) -> UInt16 {
    let certainty = min(max(MaterialColours.certainty(attenuation: attenuation), 0), 1)
    let high = place.isFinite ? UInt16(min(max(place, 0), 3) * (254 / 3) + 0.5) : noClass
    return high << 8 | UInt16(certainty * 255 + 0.5)
  }

  /// The class of a number of `material`, NaN where there is none, and its certainty 0 to 1.
  static func material(_ number: UInt16) -> (class: Float, certainty: Float) {
    let high = number >> 8
    return (high == noClass ? .nan : Float(high) * 3 / 254, Float(number & 0xFF) / 255)
  }

  /// The high byte of `material` where no class can be said.
  static let noClass: UInt16 = 255
}
