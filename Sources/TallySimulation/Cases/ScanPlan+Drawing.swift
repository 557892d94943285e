internal import TallyCore

extension ScanPlan {
  /// Draws the plan of a scan.
  init(index: Int, request: YardRequest, families: [GoodsFamily], types: [ContainerType]) {
    var random = SeededGenerator(seed: request.seed, stream: "plan \(index)")
    let rates = request.rates
    kind = Self.kind(request.mix, &random)
    let first = random.pick(types)
    let isPair = first.isTwentyFoot && random.chance(rates.twoBoxes)
    boxes = (0..<(isPair ? 2 : 1)).map { _ in
      Box(type: first, families: [(random.pick(families), 1)], fill: Self.fill(rates, &random))
    }
    let special = random.integer(0..<boxes.count)
    switch kind {
    case .empty:
      for box in boxes.indices where box == special || random.chance(0.5) { boxes[box].isEmpty = true }
    case .concealed: concealing = special
    case .misdeclared:
      boxes[special].difference = random.pick([.commodity, .commodity, .mass, .empty])
      if boxes[special].difference == .commodity && families.count < 2 { boxes[special].difference = .mass }
      if boxes[special].difference == .empty { boxes[special].fill = random.uniform(0.12, 0.6) }
    case .clean: break
    }
    drawShares(index: index, request: request, families: families, special: special, &random)
  }

  private static func kind(_ mix: YardMix, _ random: inout SeededGenerator) -> Kind {
    let draw = random.uniform()
    if draw < mix.clean { return .clean }
    if draw < mix.clean + mix.concealed { return .concealed }
    if draw < mix.clean + mix.concealed + mix.misdeclared { return .misdeclared }
    return mix.empty > 0 ? .empty : .clean
  }

  private static func fill(_ rates: YardRates, _ random: inout SeededGenerator) -> Double {
    random.chance(rates.partLoad) ? random.uniform(0.2, 0.75) : random.uniform(0.92, 1)
  }

  /// Groupage, oddities, and documents that cover more than one box.
  private mutating func drawShares(
    index: Int, request: YardRequest, families: [GoodsFamily], special: Int, _ random: inout SeededGenerator
  ) {
    let rates = request.rates
    let pair = SeededGenerator(seed: request.seed, stream: "pair \(index / 2)")
    var pairRandom = pair
    let isSpanning = pairRandom.chance(rates.spanning)
    if boxes.count == 2, random.chance(rates.shared), kind != .misdeclared, kind != .empty {
      boxes[1].families = boxes[0].families
      sharedDocument = SharedDocument(boxes[0].families[0].family, &random)
      return
    }
    if isSpanning, boxes.count == 1, kind == .clean || kind == .concealed {
      let family = pairRandom.pick(families)
      boxes[0].families = [(family, 1)]
      sharedDocument = SharedDocument(family, &pairRandom)
      return
    }
    for box in boxes.indices where !boxes[box].isEmpty && boxes[box].difference == nil {
      if families.count > 1, random.chance(rates.groupage) {
        let share = random.uniform(0.3, 0.7)
        let other = random.pick(families.filter { $0.key != boxes[box].families[0].family.key })
        boxes[box].families = [(boxes[box].families[0].family, share), (other, 1 - share)]
        boxes[box].isGroupage = true
      } else if kind == .clean, families.count > 1, random.chance(rates.oddPallets) {
        let other = random.pick(families.filter { $0.key != boxes[box].families[0].family.key })
        let share = random.uniform(0.12, 0.22)
        boxes[box].families = [(boxes[box].families[0].family, 1 - share), (other, share)].inEitherOrder(&random)
        boxes[box].oddity = .oddPallets
      } else if kind == .clean, random.chance(rates.denseSublot) {
        boxes[box].oddity = .denseSublot
      }
    }
  }
}

extension ScanPlan.SharedDocument {
  /// A document for goods of a family.
  init(_ family: GoodsFamily, _ random: inout SeededGenerator) {
    number = YardNumbers.document(&random)
    (shipper, consignee) = (Parties.shipper(&random), Parties.consignee(&random))
    let line = random.pick(family.lines)
    (hs, description) = (line.hs, random.pick(line.wordings))
  }
}

extension Array {
  /// As it is, or the other way round.
  fileprivate func inEitherOrder(_ random: inout SeededGenerator) -> [Element] {
    random.chance(0.5) ? self : reversed()
  }
}
