internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

/// `tallyman physics bench --repeat 5`
struct PhysicsBenchCommand: RunnableCommand, Equatable {
  var scanner = "mobile-6-4", rounds = 3, json = false

  static let name = "physics bench"
  static let summary =
    "Measure what a full scan of 2,700 × 640 pixels costs on one core: forward, read-out, inverse, weighing a box."
  static let examples = ["tallyman physics bench --repeat 1"]
  static var options: [Option<Self>] {
    [
      .scanner(\.scanner),
      .positive("--repeat", "N", "Rounds; the median is printed.", \.rounds),
      .json(\.json),
    ]
  }

  private struct Result: Encodable {
    let scanner: String, width: Int, height: Int, planes: Int, rounds: Int
    let prepareSeconds: Double, forwardSeconds: Double, readoutSeconds: Double, inverseSeconds: Double
    let scanSeconds: Double, weighingTablesSeconds: Double, weighingSeconds: Double
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    let (width, height, clock) = (2_700, 640, ContinuousClock())
    let model = try PhysicsWords.scanner(scanner)
    let (light, heavy) = Self.matter(width: width, height: height)
    var times = [String: [Double]]()
    func measure<Value>(_ name: String, _ body: () throws -> Value) rethrows -> Value {
      let start = clock.now
      let value = try body()
      times[name, default: []].append((clock.now - start).inSeconds)
      return value
    }
    for round in 0..<rounds {
      let forward = try measure("prepare") { try ForwardModel(model) }
      let readout = DetectorReadout(forward)
      let inversion = PhysicsInversion(forward)
      let transmissions = measure("forward") {
        model.planes.indices.map { forward.transmission(light: light, heavy: heavy, plane: $0) }
      }
      let counts = measure("readout") {
        readout.planes(transmissions: transmissions, width: width, height: height, seed: UInt64(round))
      }
      let radiograph = Self.radiograph(counts, model)
      let maps = measure("inverse") { inversion.invert(radiograph) }
      precondition(maps.arealDensity.count == width * height)
      // A 40-foot box: all but the ends of the picture, from roof to floor.
      let box = PixelRegion(x0: 150, y0: 100, x1: width - 150, y1: 600)
      var sidecar = ScanSidecar()
      sidecar.scanner = .init(id: nil, model: model.name)
      let energies = radiograph.planes.map(\.energyMev)
      guard let stated = StatedScanner(sidecar, energiesMev: energies, own: [model]) else { continue }
      let weigher = try measure("weighing tables") {
        try BoxWeigher(stated, rows: height, pitch: radiograph.pitch)
      }
      let weighed = measure("weighing") { weigher.weigh(radiograph, box: box, sizeType: SizeType("45G1")) }
      precondition(weighed.region.width > 0)
    }
    func median(_ name: String) -> Double { times[name].map { $0.sorted()[$0.count / 2] } ?? 0 }
    let result = Result(
      scanner: model.name, width: width, height: height, planes: model.planes.count, rounds: rounds,
      prepareSeconds: median("prepare"), forwardSeconds: median("forward"), readoutSeconds: median("readout"),
      inverseSeconds: median("inverse"), scanSeconds: median("forward") + median("readout"),
      weighingTablesSeconds: median("weighing tables"), weighingSeconds: median("weighing"))
    if json { try terminal.json(result) } else { terminal.out(Self.text(result)) }
    return .done
  }

  /// Cargo of every density: a smooth field of both basis materials with walls and some open air.
  private static func matter(width: Int, height: Int) -> (light: [Float], heavy: [Float]) {
    var random = SeededGenerator(seed: 1, stream: "bench")
    var (light, heavy) = ([Float](repeating: 0, count: width * height), [Float](repeating: 0, count: width * height))
    for row in 60..<height {
      for column in 200..<width - 200 {
        light[row * width + column] = Float(40 + 30 * sin(Double(row) / 40) + 5 * random.uniform())
        heavy[row * width + column] = Float(4 + 20 * max(0, sin(Double(column) / 90)))
      }
    }
    return (light, heavy)
  }

  private static func radiograph(_ counts: [DetectorPlane], _ model: ScannerModel) -> Radiograph {
    let planes = zip(counts, model.planes).map { plane, settings in
      let span = Float(settings.airCounts - settings.darkCounts)
      return TransmissionPlane(
        energyMev: settings.beam.endpointMev, values: plane.floats().map { ($0 - Float(settings.darkCounts)) / span },
        airNoise: 0.006)
    }
    return Radiograph(
      width: counts[0].width, height: counts[0].height, planes: planes,
      pitch: .init(x: model.geometry.pitchXMm, y: model.geometry.pitchYMm), pitchIsDeclared: true,
      mask: [Radiograph.PixelQuality](repeating: .measured, count: counts[0].width * counts[0].height), boxes: [],
      quality: ScanQuality(usable: true, remarks: []))
  }

  private static func text(_ result: Result) -> String {
    func line(_ name: String, _ seconds: Double) -> String { "\(name): \(PhysicsWords.rounded(seconds, 3)) s" }
    return [
      "\(result.scanner), \(result.planes) planes of \(result.width) × \(result.height), one core, median of \(result.rounds)",
      line("preparing the scanner", result.prepareSeconds), line("forward", result.forwardSeconds),
      line("read-out with all noise", result.readoutSeconds), line("a full scan", result.scanSeconds),
      line("inverse of every pixel", result.inverseSeconds),
      line("preparing to weigh", result.weighingTablesSeconds),
      line("weighing a box of 40 feet", result.weighingSeconds),
    ].joined(separator: "\n")
  }
}
