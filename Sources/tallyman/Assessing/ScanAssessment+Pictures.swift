internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyReport

extension ScanAssessment {
  /// Pixels across that a report's picture has at most: enough for a full screen, small enough for a mail.
  private static let reportWidth = 1200

  /// Grey and, with two energies, colours of material: the box with a margin, or the whole scan where no box was found.
  func pictures(
    of radiograph: Radiograph, box: FoundBox?, _ materials: MaterialColours?
  ) throws(ImageError) -> [ReportPicture] {
    let frame = PixelRegion(x0: 0, y0: 0, x1: radiograph.width, y1: radiograph.height)
    let covers = box.map { Self.withMargin($0.region).intersection(frame) } ?? frame
    return try clock.measure("render") { () throws(ImageError) in
      var pictures = [
        try picture("Grey, \(Self.energy(radiograph))", RadiographRenderer.grey(radiograph, region: covers), covers)
      ]
      if let materials {
        let colours = RadiographRenderer.dualEnergy(radiograph, region: covers, materials: materials)
        pictures.append(
          try picture("Material: organic orange, inorganic green, metal blue, heavy violet", colours, covers))
      }
      return pictures
    }
  }

  /// The colours of material, once for all boxes of a scan; nil with a single energy.
  func materialColours(of radiograph: Radiograph) -> MaterialColours? {
    radiograph.planes.count > 1 ? clock.measure("render") { MaterialColours(radiograph: radiograph) } : nil
  }

  private func picture(
    _ label: String, _ image: RenderedImage, _ covers: PixelRegion
  ) throws(ImageError) -> ReportPicture {
    ReportPicture(label: label, png: try image.scaled(toMaximumWidth: Self.reportWidth).png(), covers: covers)
  }

  private static func withMargin(_ region: PixelRegion) -> PixelRegion {
    let (dx, dy) = (region.width / 40, region.height / 20)
    return PixelRegion(x0: region.x0 - dx, y0: region.y0 - dy, x1: region.x1 + dx, y1: region.y1 + dy)
  }

  private static func energy(_ radiograph: Radiograph) -> String {
    radiograph.planes[0].energyMev.map { "\($0) MeV" } ?? "highest energy"
  }
}
