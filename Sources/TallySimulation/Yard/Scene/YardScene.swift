internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyPhysics

/// One truck with all its goods, before it is scanned: everything about a scan but the pixels.
struct YardScene {
  let index: Int, stem: String, stamp: YardClock.Stamp
  let plan: ScanPlan
  let truck: Truck
  let loads: [BoxLoad]
  let papers: [BoxPapers]
  let hidden: Concealment?
  let surroundings: [Solid]
  let geometry: FanGeometry
  let defects: ScanDefects
  /// Nominal pitch as the scanner believes it.
  let statedPitch: (x: Double, y: Double)
  let isMirrored: Bool
  let request: YardRequest

  /// Builds the scene of a scan.
  init(index: Int, yard: Yard, geometry scanner: ScannerGeometry) {
    let seed = yard.request.seed
    func stream(_ name: String) -> SeededGenerator { SeededGenerator(seed: seed, stream: "\(name) \(index)") }
    self.index = index
    request = yard.request
    var time = stream("time")
    stamp = yard.clock.scan(index, jitter: time.integer(0..<240))
    stem = "YD01-\(stamp.compact)-\(String(repeating: "0", count: max(0, 5 - String(index).count)))\(index)"
    plan = ScanPlan(index: index, request: yard.request, stock: yard.stock)
    var building = stream("truck")
    truck = Truck(carrying: plan.boxes.map(\.type), repairs: plan.boxes.map(\.repair), &building)
    var goods = stream("goods")
    var loads = [BoxLoad]()
    for (box, placed) in zip(plan.boxes, truck.containers) {
      loads.append(BoxLoad(box, in: placed, shared: plan.sharedDocument, stock: yard.stock, &goods))
    }
    var hiding = stream("hidden")
    if let box = plan.concealing {
      let mass = hiding.uniform(
        yard.request.itemMassKg.lowerBound.squareRoot(), yard.request.itemMassKg.upperBound.squareRoot())
      let place = Concealment.Scene(box: truck.containers[box], loads: loads[box].loads)
      hidden =
        plan.kind == .stowed
        ? Concealment(massKg: mass * mass, stowedIn: place, &hiding)
        : Concealment(massKg: mass * mass, in: place, &hiding)
    } else {
      hidden = nil
    }
    self.loads = loads
    var paperwork = stream("papers")
    var papers = [BoxPapers]()
    for (box, load) in zip(plan.boxes, loads) {
      papers.append(BoxPapers(box: box, load: load, plan: plan, rates: yard.request.rates, &paperwork))
    }
    self.papers = papers
    var outside = stream("outside")
    isMirrored = outside.chance(0.5)
    var faults = stream("defects")
    defects = ScanDefects(yard.request.rates, &faults)
    let from = defects.frontCutMm > 0 ? defects.frontCutMm : -outside.uniform(350, 1700)
    var to = truck.length + outside.uniform(350, 1700)
    // A cut at the rear leaves the box whole.
    if defects.rearCutMm > 0 {
      to = max(truck.length - defects.rearCutMm, (truck.containers.last?.outer.x1 ?? 0) + 150)
    }
    var around = Surroundings.solids(
      from: from, to: to, truckLength: truck.length, detectorDistance: scanner.detectorMm,
      sourceDistance: scanner.midPlaneMm,
      &outside)
    if let gap = defects.nextVehicleMm {
      let next = TractorUnit.drawn(SeededGenerator(seed: seed, stream: "next \(index)"))
      let start = truck.length + gap
      around += next.solids.map { $0.shifted(x: start) }
      to = truck.length + gap + outside.uniform(800, 2600)
    }
    surroundings = around
    statedPitch = (scanner.pitchXMm, scanner.pitchYMm)
    let lead = Double(defects.calibrationColumns) * scanner.pitchXMm
    geometry = FanGeometry(
      scanner, from: isMirrored ? from : from - lead, to: isMirrored ? to + lead : to,
      mirroring: isMirrored ? truck.length : nil,
      speed: defects.speed, &outside)
  }

  /// What everything is made of, what is hidden included.
  var substances: Set<Substance> {
    Set(solids.map(\.substance)).union((hidden?.parts ?? []).flatMap(\.solids).map(\.substance))
  }

  /// Everything in the beam, goods included, nothing hidden.
  var solids: [Solid] { surroundings + truck.solids + loads.flatMap { $0.loads.flatMap(\.solids) } }
}

extension FanGeometry {
  /// The geometry of a scan between two places on the truck. The truck's speed is a little off the nominal one and changes slowly.
  init(
    _ scanner: ScannerGeometry, from start: Double, to end: Double, mirroring length: Double?, speed: Double = 1,
    _ random: inout SeededGenerator
  ) {
    let error = speed * (1 + min(max(random.normal(0, 0.008), -0.02), 0.02))
    let (swing, period, phase) = (random.uniform(0, 0.006), random.uniform(2500, 9000), random.uniform(0, 6.28))
    let step = scanner.pitchXMm * error
    let first = length.map { $0 - end } ?? start
    let columns = Int(((end - start) / step).rounded(.up))
    let edges = (0...columns).map { column in
      let travel = Double(column) * step
      return first + travel + swing * period / 6.28 * sin(travel / period * 6.28 + phase)
    }
    self.init(
      sourceHeight: scanner.sourceHeightMm, sourceDistance: scanner.midPlaneMm, rowPitch: scanner.pitchYMm,
      rows: scanner.rows, top: scanner.topMm, columnEdges: edges, mirroredLength: length)
  }
}
