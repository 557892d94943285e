public import TallyCore

/// A picture of one container as it goes into a report.
public struct ReportPicture: Sendable {
  /// What it shows, for example `Grey, high energy`.
  public let label: String
  /// The encoded picture.
  public let png: [UInt8]
  /// The part of the delivered picture that it shows, in pixels: regions of findings are placed by it.
  public let covers: PixelRegion

  /// A picture.
  public init(label: String, png: [UInt8], covers: PixelRegion) {
    (self.label, self.png, self.covers) = (label, png, covers)
  }
}

/// Where the pictures of a container are looked up.
public struct ReportKey: Sendable, Hashable {
  /// Stem of the scan, and position of the container in it.
  public let stem: String, container: Int
  /// A key.
  public init(stem: String, container: Int) { (self.stem, self.container) = (stem, container) }
}
