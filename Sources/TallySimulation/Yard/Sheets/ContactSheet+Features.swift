internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyPhysics

extension ContactSheet {
  /// What real scans look like, point by point (docs/yard.md): the title of each is the name of a file.
  func featureCells() -> [Cell] {
    let goods: [(String, String, Int)] = [
      ("cartons-in-columns", "bananas-cartons", 0), ("soft-textiles", "garments-cartons", 1),
      ("soft-shoes", "footwear-cartons", 0),
      ("dense-repeats", "toys-sundries-cartons", 0), ("machines", "machinery-crated", 1),
      ("discs", "electrical-equipment", 4),
      ("bags", "coffee-bags", 0), ("reels", "paper-reels", 0), ("vehicle-parts", "vehicle-parts", 1),
    ]
    let cells = goods.compactMap { title, key, kind in
      GoodsFamily.named(key).map { goodsCell($0, kind: kind, title: title) }
    }
    var random = SeededGenerator(seed: seed, stream: "features")
    let type = ContainerType.named("45G1") ?? ContainerType.all[0]
    let empty = stage(type, &random)
    let openTop = stage(ContainerType.named("42U1") ?? type, &random)
    return [
      vehicleCell("45G1", number: 0, title: "whole-vehicle"), render("structure-on-edge", empty, seed: 1),
      render("roof-bows", openTop, seed: 2),
    ] + cells + faultCells()
  }

  /// Recordings with one fault each, as delivered: counts over nominal air, nothing corrected.
  private func faultCells() -> [Cell] {
    typealias Change = (inout YardRates, inout ScannerModel) -> Void
    let faults: [(String, Change)] = [
      ("fault-pulses", { _, scanner in scanner.readout.lostPulses = 0.012 }),
      ("fault-modules", { _, scanner in (scanner.readout.moduleGain, scanner.readout.channelGain) = (0.035, 0.012) }),
      ("fault-drift", { _, scanner in (scanner.readout.drift, scanner.readout.pulseFluctuation) = (0.05, 0.02) }),
      ("fault-streaks", { rates, _ in rates.streaks = 1 }),
      ("fault-saturated-air", { rates, _ in rates.saturatedAir = 1 }),
      ("fault-cut-off", { rates, _ in rates.cutOff = 1 }),
      ("fault-next-vehicle", { rates, _ in rates.nextVehicle = 1 }),
      ("fault-speed", { rates, _ in rates.speedError = 1 }),
      ("fault-calibration-columns", { rates, _ in rates.calibrationColumns = 1 }),
    ]
    return faults.enumerated().compactMap { number, fault in
      var request = YardRequest(count: 1, seed: seed &+ UInt64(number))
      var model = scanner.model
      request.rates = request.rates.withoutFaults
      fault.1(&request.rates, &model)
      request.scannerModel = model
      guard let yard = try? Yard(request) else { return nil }
      let scan = yard.scan(0)
      let plane = scan.planes[0], own = model.planes[0], span = Float(own.airCounts - own.darkCounts)
      // Even grey near the air, so that faults there show.
      let window = GreyWindow(white: 0, black: 4)
      let grey = plane.floats().map { window.grey(-logf(min(max(($0 - Float(own.darkCounts)) / span, 1e-6), 1.0))) }
      let image = RenderedImage(width: plane.width, height: plane.height, channels: 1, pixels: grey)
      return Cell(title: fault.0, picture: image.scaled(toMaximumWidth: cellWidth * 3 / 2), marks: [])
    }
  }
}
