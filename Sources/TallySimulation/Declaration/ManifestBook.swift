internal import TallyCore
internal import TallyDomain

/// The manifests of a data set: the trucks of each dozen scans came on one vessel.
struct ManifestBook {
  /// Scans a voyage; even, so that two trucks that share a consignment are on the same one.
  static let scansPerVoyage = 3

  /// The manifest of one voyage over the consignments of its scans.
  /// Nil unless the voyage was amended: what was sent first, before the one that counts. CSV knows no amendments.
  static func draft(of manifest: Manifest, voyage: Int, yard: Yard) -> Manifest? {
    var random = SeededGenerator(seed: yard.request.seed, stream: "amendment \(voyage)")
    guard random.chance(yard.request.rates.amendment), voyage % 3 != 1 else { return nil }
    var draft = manifest
    draft.message?.function = .original
    for index in draft.consignments.indices where random.chance(0.6) {
      for item in (draft.consignments[index].goodsItems ?? []).indices {
        let mass = draft.consignments[index].goodsItems?[item].grossMassKg ?? 0
        draft.consignments[index].goodsItems?[item].grossMassKg = (mass * random.uniform(0.9, 1.1) / 10).rounded() * 10
        draft.consignments[index].goodsItems?[item].description = random.pick([
          "TO BE ADVISED", "GOODS AS PER INVOICE", "GENERAL CARGO",
        ])
      }
    }
    return draft
  }

  /// The manifest that counts.
  static func manifest(voyage: Int, consignments: [Consignment], yard: Yard) -> Manifest {
    var random = SeededGenerator(seed: yard.request.seed, stream: "voyage \(voyage)")
    let vessel = Parties.vessel(&random)
    let arrival = yard.clock.scan(voyage * scansPerVoyage, jitter: -86_400)
    let prepared = yard.clock.scan(voyage * scansPerVoyage, jitter: -5 * 86_400 - random.integer(0..<600) * 60)
    let number = String(voyage + 1)
    return Manifest(
      message: .init(
        reference: "MAN" + String(repeating: "0", count: max(0, 6 - number.count)) + number, sender: "CARRIER",
        function: .original, preparedAt: prepared.iso.replacing(".000Z", with: "Z")),
      voyage: Voyage(
        vesselName: vessel.name, vesselImo: vessel.imo,
        voyage: "\(random.integer(100..<999))\(random.pick(["N", "S", "E", "W"]))",
        portOfLoading: Parties.port(&random), portOfDischarge: "BEANR", arrival: arrival.date),
      consignments: merged(consignments))
  }

  /// Consignments of the same document become one: their boxes side by side, equal lines of goods added up.
  static func merged(_ consignments: [Consignment]) -> [Consignment] {
    var result = [Consignment]()
    for consignment in consignments {
      guard let place = result.firstIndex(where: { $0.transportDocument == consignment.transportDocument }) else {
        result.append(consignment)
        continue
      }
      result[place].take(consignment)
    }
    return result
  }
}

extension Consignment {
  /// Adds the goods and boxes of another part of this consignment.
  fileprivate mutating func take(_ other: Consignment) {
    var items = goodsItems ?? []
    var renumbered = [Int: Int]()
    for item in other.goodsItems ?? [] {
      guard let old = item.sequence else { continue }
      let same = items.firstIndex {
        $0.hsCode == item.hsCode && $0.description == item.description && $0.packages?.type == item.packages?.type
      }
      if let same {
        let count = (items[same].packages?.count ?? 0) + (item.packages?.count ?? 0)
        items[same].packages?.count = count
        items[same].grossMassKg = (items[same].grossMassKg ?? 0) + (item.grossMassKg ?? 0)
        items[same].netMassKg = (items[same].netMassKg ?? 0) + (item.netMassKg ?? 0)
        renumbered[old] = items[same].sequence
      } else {
        var added = item
        added.sequence = items.count + 1
        renumbered[old] = added.sequence
        items.append(added)
      }
    }
    goodsItems = items
    containers =
      (containers ?? [])
      + (other.containers ?? []).map { use in
        var use = use
        use.goods = use.goods?.map { share in
          var share = share
          share.sequence = share.sequence.flatMap { renumbered[$0] }
          return share
        }
        return use
      }
  }
}
