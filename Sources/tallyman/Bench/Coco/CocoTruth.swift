internal import TallyCore
internal import TallyDomain

/// The truth of a data set as a COCO annotation file, for other people's tools: one image a scan, one annotation a hidden item,
/// one category. Kind, mass and placement of an item stand beside as fields of their own.
struct CocoTruth: Codable {
  var info: Info, images: [Image], annotations: [Annotation], categories: [Category]

  /// What it is.
  struct Info: Codable { var description: String }

  /// One scan; identifiers count from 1 in the order of the stems.
  struct Image: Codable {
    var id: Int, fileName: String, width: Int, height: Int
  }

  /// One item: box as x, y, width, height; outline as x, y, x, y, ….
  struct Annotation: Codable {
    var id: Int, imageId: Int, categoryId: Int, bbox: [Double], segmentation: [[Double]], area: Double, iscrowd: Int
    var kind: String, massKg: Double?, placement: String?
  }

  /// The one category.
  struct Category: Codable {
    var id: Int, name: String
    static let hiddenItem = Category(id: 1, name: "hidden item")
  }

  /// Of scans in their order, with the truth of each.
  init(name: String, _ scans: [BenchScan], truth: (String) throws -> ScanTruth) rethrows {
    info = Info(description: name)
    (images, annotations, categories) = ([], [], [.hiddenItem])
    for (index, scan) in scans.enumerated() {
      images.append(Image(id: index + 1, fileName: scan.stem, width: scan.width, height: scan.height))
      for item in try truth(scan.stem).items {
        let outline = (item.polygon ?? []).filter { $0.count == 2 }
        annotations.append(
          Annotation(
            id: annotations.count + 1, imageId: index + 1, categoryId: 1, bbox: Self.bbox(item.box),
            segmentation: outline.count >= 3 ? [outline.flatMap { $0 }] : [],
            area: outline.count >= 3 ? Self.area(outline) : Double(item.box.area), iscrowd: 0, kind: item.kind,
            massKg: item.massKg, placement: item.placement))
      }
    }
  }

  static func bbox(_ region: PixelRegion) -> [Double] {
    [Double(region.x0), Double(region.y0), Double(region.width), Double(region.height)]
  }

  /// The area of a polygon by the shoelace formula.
  private static func area(_ corners: [[Double]]) -> Double {
    let next = corners.dropFirst() + corners.prefix(1)
    return abs(zip(corners, next).reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }) / 2
  }
}
