internal import TallyCore
internal import TallyDomain
internal import TallyImaging

/// The crops of one scan, ready to be put behind those of others.
struct ScanCrops {
  let planes: Int
  private(set) var transmission = [UInt16](), item = [UInt8](), commodity = [UInt8](), cargo = [UInt16]()
  private(set) var declared = [Float](), misdeclared = [UInt8](), origin = [Int32](), scan = [Int32](),
    pitch = [Float]()

  /// Full scale of `transmission`: air.
  static let air: Float = 60_000

  /// Cuts crops: where something is hidden every other one shows it, the rest lie anywhere in a box.
  init(_ index: Int, _ scene: YardScene, _ scan: SimulatedScan, _ picture: YardPicture, _ request: CropRequest) {
    let raw = RawScan(stem: scan.stem, files: [], planes: scan.planes, sidecar: scan.sidecar, remarks: [])
    let radiograph = CorrectionChain().correct(raw), labels = ScanLabels(scene, picture)
    planes = radiograph.planes.count
    let counts = radiograph.planes.map { $0.clipped.map { UInt16(min(max($0, 0), 1.09) * Self.air + 0.5) } }
    let matter = labels.cargo.map(NumpyArray.halfBits)
    var random = SeededGenerator(seed: scene.request.seed, stream: "crops \(index)")
    let boxes = scan.truth.containers
    for crop in 0..<request.perScan {
      let items = scan.truth.items
      let showsItem = !items.isEmpty && crop % 2 == 0
      let target = showsItem ? random.pick(items) : nil
      let box = target.flatMap { item in boxes.first { $0.number == item.container } } ?? random.pick(boxes)
      let frame = PixelRegion(x0: box.columns[0], y0: box.rows[0], x1: box.columns[1], y1: box.rows[1])
      func start(_ low: Int, _ high: Int, _ size: Int, _ centre: ClosedRange<Int>?) -> Int {
        if let centre {  // the middle of the item somewhere in the inner half of the crop
          return random.integer(centre.lowerBound..<centre.upperBound + 1) - size / 4
            - random.integer(0..<max(1, size / 2))
        }
        let room = high - low - size
        return room > 0 ? low + random.integer(0..<room + 1) : low + room / 2
      }
      let middle = target.map { (x: ($0.box.x0 + $0.box.x1) / 2, y: ($0.box.y0 + $0.box.y1) / 2) }
      let x0 = start(frame.x0, frame.x1, request.width, middle.map { $0.x...$0.x })
      let y0 = start(frame.y0, frame.y1, request.height, middle.map { $0.y...$0.y })
      let part = PixelRegion(x0: x0, y0: y0, x1: x0 + request.width, y1: y0 + request.height)
      for plane in counts {
        transmission += Self.cut(plane, radiograph.width, radiograph.height, part, outside: UInt16(Self.air))
      }
      item += Self.cut(labels.item, labels.width, labels.height, part, outside: 0)
      commodity += Self.cut(labels.commodity, labels.width, labels.height, part, outside: 255)
      cargo += Self.cut(matter, labels.width, labels.height, part, outside: 0)
      declared += Self.declared(box.number, scan.consignments)
      misdeclared.append(box.misdeclared == true ? 1 : 0)
      origin += [Int32(y0), Int32(x0)]
      self.scan.append(Int32(index))
      pitch += [Float(radiograph.pitch.y), Float(radiograph.pitch.x)]
    }
  }

  /// A part of a map, with a value for what lies outside the picture.
  private static func cut<Value>(
    _ map: [Value], _ width: Int, _ height: Int, _ part: PixelRegion, outside: Value
  ) -> [Value] {
    var result = [Value]()
    result.reserveCapacity(part.area)
    for y in part.y0..<part.y1 {
      for x in part.x0..<part.x1 {
        result.append(x >= 0 && y >= 0 && x < width && y < height ? map[y * width + x] : outside)
      }
    }
    return result
  }

  /// What was declared for a box as shares of mass over the groups of the vocabulary.
  private static func declared(_ number: String?, _ consignments: [Consignment]) -> [Float] {
    var goods = [DeclaredGoods](), isEmpty = false
    for consignment in consignments {
      for use in consignment.containers ?? [] where use.number == number {
        if use.fullEmpty == .empty { isEmpty = true }
        for share in use.goods ?? [] {
          let item = (consignment.goodsItems ?? []).first { $0.sequence == share.sequence }
          goods.append(
            DeclaredGoods(
              consignment: consignment.transportDocument, item: share.sequence, hs: item?.hsCode,
              description: item?.description,
              grossMassKg: share.grossMassKg))
        }
      }
    }
    return CommodityVocabulary.standard.declaredVector(goods, isEmpty: isEmpty)
  }

  /// Puts the crops of another scan behind these.
  mutating func append(_ other: ScanCrops) {
    transmission += other.transmission
    item += other.item
    commodity += other.commodity
    cargo += other.cargo
    declared += other.declared
    misdeclared += other.misdeclared
    origin += other.origin
    scan += other.scan
    pitch += other.pitch
  }

  /// The arrays of a file.
  func arrays(_ request: CropRequest) -> [(name: String, array: NumpyArray)] {
    let n = scan.count, (h, w) = (request.height, request.width)
    return [
      ("transmission", NumpyArray(shape: [n, planes, h, w], elementType: .uint16, numbers: transmission)),
      ("item", NumpyArray(shape: [n, h, w], elementType: .uint8, numbers: item)),
      ("commodity", NumpyArray(shape: [n, h, w], elementType: .uint8, numbers: commodity)),
      ("cargo_areal_density", NumpyArray(shape: [n, h, w], elementType: .float16, numbers: cargo)),
      ("declared", NumpyArray(shape: [n, declared.count / max(n, 1)], elementType: .float32, numbers: declared)),
      ("misdeclared", NumpyArray(shape: [n], elementType: .uint8, numbers: misdeclared)),
      ("origin", NumpyArray(shape: [n, 2], elementType: .int32, numbers: origin)),
      ("scan", NumpyArray(shape: [n], elementType: .int32, numbers: scan)),
      ("pitch_mm", NumpyArray(shape: [n, 2], elementType: .float32, numbers: pitch)),
    ]
  }
}
