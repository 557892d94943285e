internal import TallyCore
internal import TallyDomain
internal import TallyImaging

/// What a viewer must know of a picture: what its file says, and where the containers are.
struct PictureDocument: Encodable {
  let description: PictureDescription
  let regions: [Region]

  init(_ description: PictureDescription, _ scan: AssessedScan) {
    self.description = description
    let frame = PixelRegion(x0: 0, y0: 0, x1: description.width, y1: description.height)
    regions = scan.containers.enumerated().compactMap { index, container in
      guard let columns = container.columns, let rows = container.rows, columns.count == 2, rows.count == 2 else {
        return nil
      }
      let box = PixelRegion(x0: columns[0], y0: rows[0], x1: columns[1], y1: rows[1]).intersection(frame)
      return box.isEmpty ? nil : Region(kind: "box", container: index, region: box)
    }
  }

  enum CodingKeys: String, CodingKey { case regions }

  func encode(to encoder: any Encoder) throws {
    try description.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(regions, forKey: .regions)
  }

  /// A part of the picture with a meaning: `box` is a container, counted as in the assessment.
  struct Region: Encodable { let kind: String, container: Int, region: PixelRegion }
}
