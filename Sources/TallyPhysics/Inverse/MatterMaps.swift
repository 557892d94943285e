public import TallyDomain

/// What the two energies say of each pixel, `height × width`, row-major, row 0 on top.
public struct MatterMaps: Sendable {
  /// Pixels across and down.
  public let width: Int, height: Int
  /// Areal density of all matter on the ray, g/cm²; where the pixel is unpenetrated a lower bound; NaN outside the beam.
  public let arealDensity: [Float]
  /// Variance of the areal density from noise, (g/cm²)²: independent from pixel to pixel.
  public let densityVariance: [Float]
  /// Variance of the areal density from the noise of the class, (g/cm²)²: the same for the pixels of a region, of which there
  /// are about `regionPixels`, independent from region to region.
  public let regionVariance: [Float], regionPixels: Float
  /// One sigma of what all pixels nearby have in common: scatter, calibration, and with one energy the unknown class, g/cm².
  public let densityDoubt: [Float]
  /// Coordinate of the class, 0 to 3 (`MaterialClass`), averaged over the region; NaN where nothing is known: one energy,
  /// open air far from matter, outside.
  public let coordinate: [Float]
  /// Variance of the coordinate, noise and calibration together.
  public let coordinateVariance: [Float]
  /// What each pixel is worth: the radiograph's mask, and unpenetrated also where the signal above scatter is too small.
  public let mask: [Radiograph.PixelQuality]

  /// The class of a pixel; nil where it is not known.
  public func materialClass(x: Int, y: Int) -> MaterialClass? {
    let value = coordinate[y * width + x]
    return value.isNaN ? nil : MaterialClass(coordinate: value)
  }
}
