/// What a picture file holds for every pixel, 16 bits each.
public enum PicturePlane: String, Sendable, Codable, CaseIterable {
  /// Corrected transmission of the high energy × `PictureDescription.fullScale`, rounded, at most 65,535.
  case high
  /// The same of the low energy; only where the scan has two.
  case low
  /// High byte: class of matter, 0…254 for 0 (organic) to 3 (heavy), 255 where none can be said. Low byte: how certain, 0…255
  /// for 0 to 1. Only where the scan has two energies.
  case material
  /// What the pixel is worth: the numbers of `Radiograph.PixelQuality`.
  case mask
}
