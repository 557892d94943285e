internal import TallyCore
internal import TallyDomain

/// What physics says of the box of `FakeMaps`, made by hand: 300 × 65 cells of 40 mm, four pixels each, named in metres
/// from the left end and from the top. Roof 0.2 m, floor 0.2 m, ends 0.2 m.
struct FakeWeighed {
  let width = 300, height = 65
  var cargo: [Float], matter: [Float], sigma: [Float], isUnpenetrated: [Bool], extra: [Float]
  var mass = WeighedBox.Mass(
    estimateKg: 18_000, sigmaKg: 500, inferredKg: 200, unpenetratedShare: 0, unpenetratedM2: 0,
    interval: 17_020...18_980,
    isLowerBound: false)

  /// Nothing inside.
  init() {
    cargo = .init(repeating: 0, count: 300 * 65)
    matter = .init(repeating: .nan, count: 300 * 65)
    sigma = .init(repeating: 0.15, count: 300 * 65)
    extra = .init(repeating: 0, count: 300 * 65)
    isUnpenetrated = .init(repeating: false, count: 300 * 65)
  }

  func cells(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) -> [Int] {
    func cell(_ metres: Double) -> Int { Int((metres / 0.04).rounded()) }
    return (cell(y.lowerBound)..<cell(y.upperBound)).flatMap { row in
      (cell(x.lowerBound)..<cell(x.upperBound)).map { row * width + $0 }
    }
  }

  /// Goods: areal density in g/cm², and the class they look like.
  mutating func load(
    _ gramsPerCm2: Float, matter kind: Float, x: ClosedRange<Double> = 0.24...11.8, y: ClosedRange<Double> = 0.6...2.4,
    seed: UInt64 = 1
  ) {
    var generator = SeededGenerator(seed: seed, stream: "weighed")
    for cell in cells(x, y) {
      cargo[cell] = gramsPerCm2 * Float(generator.normal(1, 0.05))
      matter[cell] = kind + Float(generator.normal(0, 0.1))
    }
  }

  var box: WeighedBox {
    let structure = WeighedBox.Structure(
      roof: 0..<5, floor: 60..<65, left: 0..<5, right: 295..<300, rowGCm2: .init(repeating: 3, count: 65),
      wallsAreMeasured: true)
    let hidden = { (cell: Int) in cell / width < 5 || cell / width >= 60 }
    return WeighedBox(
      width: width, height: height, region: FakeMaps().region, cellMm: .init(x: 40, y: 40),
      arealDensity: cargo.indices.map { 3 + cargo[$0] + extra[$0] + (hidden($0) ? 20 : 0) },
      cargoDensity: cargo.indices.map { hidden($0) ? .nan : cargo[$0] }, matter: matter, matterSigma: sigma,
      isUnpenetrated: isUnpenetrated, structure: structure, mass: mass)
  }
}
