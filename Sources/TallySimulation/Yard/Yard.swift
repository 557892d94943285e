internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

/// Makes container scans out of a seed (physics.md, The yard). A scan depends on the request's seed and values and on its
/// own number, never on how many scans are made or on how many threads.
public struct Yard: Sendable {
  /// What was asked for.
  public let request: YardRequest
  let stock: YardStock
  let clock: YardClock
  let base: ScannerModel
  /// Nil where every scan draws its own.
  private let fixedScanner: YardScanner?

  /// Checks a request and makes its scanner ready. Throws where the request names what the yard does not know, or asks for
  /// what cannot be.
  public init(_ request: YardRequest) throws(SimulationError) {
    try Self.check(request)
    self.request = request
    let families =
      try Self.chosen(request.goods, "goods", GoodsFamily.named, known: GoodsFamily.all.map(\.key)) ?? GoodsFamily.all
    let types =
      try Self.chosen(request.containers, "container", ContainerType.named, known: ContainerType.names.keys.sorted())
      ?? ContainerType.all
    stock = try YardStock(families: families, types: types)
    clock = YardClock(seed: request.seed)
    let isRandom = request.scanner == "random" && request.scannerModel == nil
    do throws(PhysicsError) {
      if let own = request.scannerModel {
        base = own
      } else {
        base = try ScannerModel.named(isRandom ? "mobile-6-4" : request.scanner)
      }
    } catch {
      throw .badScanner(error.explanation)
    }
    fixedScanner =
      isRandom ? nil : try YardScanner(Self.cut(base, like: base, pitchMm: request.pitchMm), isShared: true)
  }

  private static func check(_ request: YardRequest) throws(SimulationError) {
    guard (1...1_000_000).contains(request.count) else {
      throw .badRequest(field: "count", problem: "A data set has 1 to 1,000,000 scans.")
    }
    let mass = request.itemMassKg
    guard mass.lowerBound >= 0.5, mass.upperBound <= 500 else {
      throw .badRequest(field: "item mass", problem: "Hidden items weigh 0.5 to 500 kg.")
    }
    guard request.pitchMm.map({ (2...50).contains($0) }) ?? true else {
      throw .badRequest(field: "pitch", problem: "The pitch is 2 to 50 mm.")
    }
    guard (1...256).contains(request.threads) else {
      throw .badRequest(field: "threads", problem: "There are 1 to 256 threads.")
    }
  }

  private static func chosen<Value>(
    _ names: [String]?, _ kind: String, _ find: (String) -> Value?, known: [String]
  ) throws(SimulationError) -> [Value]? {
    guard let names else { return nil }
    var values = [Value]()
    for name in names {
      guard let value = find(name) else { throw .unknownName(kind: kind, name: name, known: known) }
      values.append(value)
    }
    if values.isEmpty { throw .badRequest(field: kind, problem: "The list is empty.") }
    return values
  }

  /// The scanner at the pitch asked for; a drawn scanner keeps its deviation from the model it was drawn from.
  private static func cut(_ scanner: ScannerModel, like base: ScannerModel, pitchMm: Double?) -> ScannerModel {
    guard let pitchMm else { return scanner }
    return scanner.repitched(
      x: pitchMm * scanner.geometry.pitchXMm / base.geometry.pitchXMm,
      y: pitchMm * scanner.geometry.pitchYMm / base.geometry.pitchYMm)
  }

  /// The scanner of a scan. A drawn scanner that the physics refuses is drawn again; traps if that happens a hundred times,
  /// which the ranges exclude.
  func scanner(of index: Int) -> YardScanner {
    if let fixedScanner { return fixedScanner }
    var random = SeededGenerator(seed: request.seed, stream: "scanner \(index)")
    for _ in 0..<100 {
      let drawn = Self.cut(base.randomised(seed: random.next()), like: base, pitchMm: request.pitchMm)
      if let ready = try? YardScanner(drawn, isShared: false) { return ready }
    }
    preconditionFailure("no scanner near \(base.name) is valid")
  }

  /// Makes one scan, whole.
  public func scan(_ index: Int) -> SimulatedScan {
    let scanner = scanner(of: index)
    let scene = YardScene(index: index, yard: self, geometry: scanner.model.geometry)
    return self.scan(scene, scene.picture(scanner), scanner)
  }

  /// The same from a scene whose picture is there.
  func scan(_ scene: YardScene, _ picture: YardPicture, _ scanner: YardScanner) -> SimulatedScan {
    let index = scene.index
    let truth = scene.truth(picture)
    let planes = scanner.readout.planes(
      transmissions: picture.transmissions, width: picture.width, height: picture.height,
      seed: SeededGenerator(seed: request.seed, stream: "readout \(index)").firstNumber)
    let delivered = scene.defects.applied(to: planes, dark: scanner.model.planes.map(\.darkCounts))
    return SimulatedScan(
      stem: scene.stem, planes: delivered, sidecar: scene.sidecar(scanner.model), truth: truth,
      consignments: scene.consignments())
  }

  /// What the carriers declare for a scan, without making its picture.
  func consignments(_ index: Int) -> (stem: String, consignments: [Consignment]) {
    let scene = YardScene(index: index, yard: self, geometry: base.geometry)
    return (scene.stem, scene.consignments())
  }
}

extension SeededGenerator {
  /// The first number of the stream, as a seed for another.
  var firstNumber: UInt64 {
    var copy = self
    return copy.next()
  }
}
