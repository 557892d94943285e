import Foundation
import TallyCore
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyDetector

@Suite struct TrainingExportTests {
  private let vocabulary = CommodityVocabulary.standard
  private let box = PixelRegion(x0: 10, y0: 8, x1: 410, y1: 200)

  private func truth(goods: [ScanTruth.Goods], items: [ScanTruth.Item]) -> ScanTruth {
    ScanTruth(
      scan: "s",
      containers: [
        ScanTruth.Container(
          number: "MSKU1234565", sizeType: "22G1", consignments: nil, columns: [box.x0, box.x1],
          rows: [box.y0, box.y1],
          cargoMassKg: 1000, load: "full", goods: goods, misdeclared: false, declaredDiffers: nil, note: nil)
      ], items: items, misdeclared: false, declaredDiffers: nil)
  }

  private func item(_ polygon: [[Double]]?, _ region: PixelRegion, container: String? = "MSKU1234565") -> ScanTruth.Item
  {
    ScanTruth.Item(
      kind: "brick-block", material: "cocaine", massKg: 20, placement: "within-cargo", container: container,
      box: region,
      polygon: polygon, addedArealDensityGCm2: 5, visibility: 2)
  }

  private func goods(_ family: String, _ region: PixelRegion?, massKg: Double = 500) -> ScanTruth.Goods {
    ScanTruth.Goods(hs: nil, family: family, massKg: massKg, region: region)
  }

  private func samples(_ truth: ScanTruth, doors: FoundBox.Side? = .right, found: Bool = true) throws
    -> [TrainingSample]
  {
    let picture = Pictures.blob(at: PixelRegion(x0: 20, y0: 60, x1: 400, y1: 190), dark: 0.3)
    let radiograph = Radiograph(
      width: picture.width, height: picture.height, planes: picture.planes, pitch: picture.pitch, pitchIsDeclared: true,
      mask: picture.mask, boxes: found ? [Pictures.box(box, doors: doors)] : [], quality: picture.quality)
    var declared = [Float](repeating: 0, count: vocabulary.groups.count)
    declared[6] = 1
    return try TrainingExport().samples(stem: "s", radiograph: radiograph, truth: truth) { _ in declared }
  }

  /// Picture pixels whose cell carries the label: each cell is 2 × 2 pixels of this box (8 mm pixels, 16 mm cells).
  private func pixels(_ sample: TrainingSample, _ map: [UInt8], _ label: UInt8, mirrored: Bool) -> Set<[Int]> {
    var result = Set<[Int]>()
    for row in 0..<sample.rows {
      for column in 0..<sample.columns where map[row * sample.columns + column] == label {
        let across = mirrored ? sample.columns - 1 - column : column
        result.insert([box.x0 + across * 2, box.y0 + row * 2])
      }
    }
    return result
  }

  @Test("labels lie where the truth's polygons lie, mirrored or not", arguments: [FoundBox.Side.right, .left])
  func labelsMatchPolygons(doors: FoundBox.Side) throws {
    let triangle = [[100.0, 60], [160, 60], [100, 120]]
    let truth = truth(
      goods: [
        goods("bananas-cartons", PixelRegion(x0: 20, y0: 60, x1: 200, y1: 190)),
        goods("coffee-bags", PixelRegion(x0: 200, y0: 80, x1: 400, y1: 190)),
      ],
      items: [
        item(triangle, PixelRegion(x0: 100, y0: 60, x1: 160, y1: 120)),
        item(nil, PixelRegion(x0: 300, y0: 100, x1: 340, y1: 120)),
      ])
    let sample = try #require(try samples(truth, doors: doors).first)
    #expect((sample.columns, sample.rows) == (200, 96))
    var expected = Set<[Int]>()
    for x in stride(from: box.x0, to: box.x1, by: 2) {
      for y in stride(from: box.y0, to: box.y1, by: 2)
      where x >= 100 && y >= 60 && Double(x + 1 - 100 + y + 1 - 60) < 60 {
        expected.insert([x, y])
      }
    }
    #expect(pixels(sample, sample.items, 1, mirrored: doors == .left) == expected)
    #expect(pixels(sample, sample.items, 2, mirrored: doors == .left).count == 20 * 10)
    #expect(sample.entry.items.map(\.cells) == [expected.count, 200])
    let bananas = try #require(vocabulary.group(key: "bananas-cartons")).index
    let coffee = try #require(vocabulary.group(key: "coffee-bags")).index
    #expect(pixels(sample, sample.commodity, UInt8(bananas), mirrored: doors == .left).count == 90 * 65)
    #expect(pixels(sample, sample.commodity, UInt8(coffee), mirrored: doors == .left).count == 100 * 55)
    #expect(sample.commodity.count { $0 == 0 } == 200 * 96 - 90 * 65 - 100 * 55)
    #expect(sample.entry.truth == ["bananas-cartons": 0.5, "coffee-bags": 0.5])
    #expect(sample.entry.declared == [vocabulary.groups[6].key: 1])
  }

  @Test func overlapsAndStrangersAreUnknown() throws {
    let truth = truth(
      goods: [
        goods("bananas-cartons", PixelRegion(x0: 10, y0: 8, x1: 110, y1: 200)),
        goods("coffee-bags", PixelRegion(x0: 90, y0: 8, x1: 210, y1: 200)),
        goods("unicorns", PixelRegion(x0: 310, y0: 8, x1: 410, y1: 200)),
      ], items: [])
    let sample = try #require(try samples(truth).first)
    #expect(sample.commodity.count { $0 == TrainingSample.unknown } == (10 + 50) * 96)
  }

  @Test func planesAreThoseOfService() throws {
    let sample = try #require(try samples(truth(goods: [], items: [])).first)
    let picture = Pictures.blob(at: PixelRegion(x0: 20, y0: 60, x1: 400, y1: 190), dark: 0.3)
    let input = try DetectorInput(radiograph: picture, box: Pictures.box(box, doors: .right), description: .standard)
    #expect(sample.planes == input.planes)
    #expect(sample.entry.truth == ["empty": 1] && sample.entry.load == "full")
  }

  @Test func withoutAFoundBoxTheTrueOneIsMovedALittle() throws {
    let export = TrainingExport()
    let truth = truth(goods: [], items: [])
    let picture = Pictures.blob(at: PixelRegion(x0: 20, y0: 60, x1: 400, y1: 190))
    let boxes = (0..<20).map { export.box(of: truth.containers[0], in: picture, seed: "s-\($0)").region }
    #expect(Set(boxes).count > 10)
    #expect(boxes.allSatisfy { $0.intersectionOverUnion(box) > 0.95 })
    #expect(boxes == (0..<20).map { export.box(of: truth.containers[0], in: picture, seed: "s-\($0)").region })
  }

  @Test func itemsGoToTheirContainer() throws {
    var two = truth(
      goods: [], items: [item(nil, PixelRegion(x0: 300, y0: 100, x1: 340, y1: 120), container: "TRHU0000000")])
    #expect(try samples(two).first?.entry.items.isEmpty == true)
    two.items[0].container = nil
    #expect(try samples(two).first?.entry.items.count == 1)
  }

  @Test func filesComeBackAsNumpyReadsThem() throws {
    try withTemporaryFolder { folder in
      let truth = truth(
        goods: [goods("coffee-bags", nil)], items: [item(nil, PixelRegion(x0: 300, y0: 100, x1: 340, y1: 120))])
      let sample = try #require(try samples(truth).first)
      try sample.write(to: folder.path)
      try TrainingIndex(export: TrainingExport(), samples: [sample.entry]).write(to: folder.path)
      let planes = try NumpyArray(contentsOf: folder.path + "/s-0.planes.npy")
      #expect(planes.shape == [5, sample.rows, sample.columns] && planes.elementType == .float16)
      for (a, b) in zip(planes.floats, sample.planes) { #expect(abs(a - b) <= max(1e-4, abs(b) * 1e-3)) }
      #expect(try NumpyArray(contentsOf: folder.path + "/s-0.items.npy").numbers(as: UInt8.self) == sample.items)
      let commodity = try NumpyArray(contentsOf: folder.path + "/s-0.commodity.npy")
      #expect(commodity.numbers(as: UInt8.self) == sample.commodity)
      let text = try String(contentsOfFile: folder.path + "/index.json", encoding: .utf8)
      #expect(text.contains("\"pitch_mm\" : 16") && text.contains("\"coffee-bags\" : 1"))
      let again = try JSONCoding.decoder().decode(TrainingIndex.self, from: Data(text.utf8))
      #expect(again.samples == [sample.entry] && again.input == .standard)
    }
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    let sample = try #require(try samples(truth(goods: [], items: [])).first)
    #expect { try sample.write(to: "/nowhere/at/all") } throws: { error in
      if case .unwritable? = error as? DetectorError { true } else { false }
    }
  }
}
