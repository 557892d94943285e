internal import TallyCore
internal import TallyDomain

/// One contradiction as an image indicator measured it: everything of a finding but what calibration says of it.
struct Measurement: Sendable {
  /// What is calibrated: higher is worse, comparable from container to container.
  var statistic: Double
  /// In pixels of the picture as delivered; nil where it concerns the whole load.
  var region: PixelRegion?
  /// The figure for the analyst, in physical units.
  var shown: Finding.Statistic
  /// For the analyst.
  var sentence: String
  /// Declared lines that it is about.
  var lines: [Finding.Line]
}

extension LinkedDeclaration {
  /// Every declared line of the container.
  var lines: [Finding.Line] {
    (declared?.goods ?? []).map { Finding.Line(consignment: $0.consignment, item: $0.item) }
  }
}
