internal import TallyCore

extension ScanPlan {
  /// Draws the plan of a scan.
  init(index: Int, request: YardRequest, stock: YardStock) {
    var random = SeededGenerator(seed: request.seed, stream: "plan \(index)")
    let rates = request.rates
    kind = Self.kind(request.mix, &random)
    let first = stock.type(&random)
    let isPair = first.isTwentyFoot && random.chance(rates.twoBoxes)
    boxes = (0..<(isPair ? 2 : 1)).map { _ in
      Box(
        type: first, parts: [Part(family: random.pick(stock.families(for: first)), share: 1)],
        fill: Self.fill(rates, &random))
    }
    let special = random.integer(0..<boxes.count)
    switch kind {
    case .empty:
      for box in boxes.indices where box == special || random.chance(0.5) { boxes[box].isEmpty = true }
    case .concealed: concealing = special
    case .stowed:
      boxes[special].isEmpty = true
      concealing = special
    case .misdeclared, .swapped, .undeclared:
      boxes[special].difference =
        switch kind {
        case .swapped: .commodity
        case .undeclared: .empty
        default: random.pick([.commodity, .commodity, .mass, .empty])
        }
      if boxes[special].difference == .commodity && stock.families.count < 2 { boxes[special].difference = .mass }
      if boxes[special].difference == .empty { boxes[special].fill = random.uniform(0.12, 0.6) }
    case .clean: break
    }
    drawShares(index: index, request: request, stock: stock, &random)
    for box in boxes.indices where !boxes[box].isEmpty && kind == .clean { drawOddity(box, rates, stock, &random) }
  }

  private static func kind(_ mix: YardMix, _ random: inout SeededGenerator) -> Kind {
    let draw = random.uniform()
    var sum = 0.0
    for (kind, share) in zip(Kind.allCases, mix.shares) {
      sum += share
      if share > 0, draw < sum { return kind }
    }
    // Shares that add up to a hair less than 1.
    return zip(Kind.allCases, mix.shares).filter { $0.1 > 0 }.last?.0 ?? .clean
  }

  private static func fill(_ rates: YardRates, _ random: inout SeededGenerator) -> Double {
    random.chance(rates.partLoad) ? random.uniform(0.2, 0.75) : random.uniform(0.92, 1)
  }

  /// Groupage, and documents that cover more than one box.
  private mutating func drawShares(
    index: Int, request: YardRequest, stock: YardStock, _ random: inout SeededGenerator
  ) {
    let rates = request.rates
    var pairRandom = SeededGenerator(seed: request.seed, stream: "pair \(index / 2)")
    let isSpanning = pairRandom.chance(rates.spanning)
    if boxes.count == 2, random.chance(rates.shared), [.clean, .concealed].contains(kind) {
      let document = SharedDocument(boxes[0].parts[0].family, in: boxes[0].type.sort, &random)
      for box in boxes.indices {
        boxes[box].parts = [Part(family: boxes[0].parts[0].family, kind: document.kind, share: 1)]
      }
      sharedDocument = document
      return
    }
    if isSpanning, boxes.count == 1, kind == .clean || kind == .concealed {
      // Both trucks must come to the same goods, whatever boxes they carry: only what goes into every dry box.
      let family = pairRandom.pick(stock.families)
      let document = SharedDocument(family, in: .dry, &pairRandom)
      guard boxes[0].type.sort == .dry, family.kinds(in: .dry).contains(document.kind) else { return }
      boxes[0].parts = [Part(family: family, kind: document.kind, share: 1)]
      sharedDocument = document
      return
    }
    for box in boxes.indices where !boxes[box].isEmpty && boxes[box].difference == nil {
      let others = stock.families(for: boxes[box].type).filter { $0.key != boxes[box].parts[0].family.key }
      guard !others.isEmpty, boxes[box].type.sort != .tank, random.chance(rates.groupage) else { continue }
      // Two consignments, or a consolidated box of up to six.
      let count = random.chance(0.35) ? random.integer(3..<7) : 2
      var shares = (0..<count).map { _ in random.uniform(0.5, 1.5) }
      let sum = shares.reduce(0, +)
      shares = shares.map { $0 / sum }
      let first = boxes[box].parts[0].family
      boxes[box].parts = shares.enumerated().map { position, share in
        Part(family: position == 0 ? first : random.pick(others), share: share)
      }
      boxes[box].isGroupage = true
    }
  }

  private mutating func drawOddity(
    _ box: Int, _ rates: YardRates, _ stock: YardStock, _ random: inout SeededGenerator
  ) {
    let type = boxes[box].type
    guard sharedDocument == nil, boxes[box].parts.count == 1, random.chance(rates.oddities) else { return }
    let isDry = type.sort == .dry
    let oddity = random.pick(
      isDry
        ? ScanPlan.Oddity.allCases
        : type.sort == .reefer ? [.oddPallets, .denseSublot, .shiftedCargo, .damagedCargo] : [.denseSublot])
    let family = boxes[box].parts[0].family
    let others = stock.families(for: type).filter { $0.key != family.key }
    if oddity == .oddPallets {
      guard !others.isEmpty else { return }
      let share = random.uniform(0.12, 0.22)
      let parts = [Part(family: family, share: 1 - share), Part(family: random.pick(others), share: share)]
      boxes[box].parts = random.chance(0.5) ? parts : parts.reversed()
    }
    boxes[box].oddity = oddity
  }
}

extension ScanPlan.SharedDocument {
  /// A document for goods of a family.
  init(_ family: GoodsFamily, in sort: GoodsFamily.Carriage, _ random: inout SeededGenerator) {
    number = YardNumbers.document(&random)
    (shipper, consignee) = (Parties.shipper(&random), Parties.consignee(&random))
    let fitting = family.kinds(in: sort)
    kind = fitting.isEmpty ? random.integer(0..<family.kinds.count) : random.pick(fitting)
    (hs, description) = (family.kinds[kind].hs, random.pick(family.kinds[kind].wordings))
  }
}
