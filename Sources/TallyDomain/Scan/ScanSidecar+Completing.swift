extension ScanSidecar {
  /// With the other's values where this one has none: what a profile knows of the machine in place of what the sidecar of a
  /// scan leaves open. Containers, vehicle and names of one scan are not taken over.
  public func completed(by other: ScanSidecar) -> ScanSidecar {
    var whole = self
    var scanner = whole.scanner ?? Scanner(id: nil)
    scanner.id = scanner.id ?? other.scanner?.id
    scanner.model = scanner.model ?? other.scanner?.model
    scanner.site = scanner.site ?? other.scanner?.site
    if scanner != Scanner(id: nil) { whole.scanner = scanner }
    whole.purpose = whole.purpose ?? other.purpose
    if let image = other.image { whole.image = (whole.image ?? Image()).completed(by: image) }
    return whole
  }
}

extension ScanSidecar.Image {
  /// With the other's values where this one has none.
  func completed(by other: Self) -> Self {
    var whole = self
    whole.view = view ?? other.view
    whole.planes = planes ?? other.planes
    whole.energiesMev = energiesMev ?? other.energiesMev
    whole.pixelPitchMm = pixelPitchMm ?? other.pixelPitchMm
    whole.air = air ?? other.air
    whole.dark = dark ?? other.dark
    // A scale belongs to its encoding.
    if encoding == nil { (whole.encoding, whole.scale) = (other.encoding, scale ?? other.scale) }
    whole.cab = cab ?? other.cab
    whole.polarity = polarity ?? other.polarity
    return whole
  }
}
