import TallyCore
import TallyDomain
import TallyManifest
import TallyPhysics
import Testing

@testable import TallySimulation

/// What is declared, over many trucks at once: no picture is made here.
struct ManifestBookTests {
  private static let count = 1002
  private static let yard: Yard = {
    var request = YardRequest(count: count, seed: 77)
    request.mix = YardMix(clean: 0.5, concealed: 0.2, misdeclared: 0.2, empty: 0.1)
    guard let yard = try? Yard(request) else { fatalError("the request is valid") }
    return yard
  }()
  private static let scenes = (0..<count).map { YardScene(index: $0, yard: yard, geometry: yard.base.geometry) }
  private static let manifests = (0..<count / ManifestBook.scansPerVoyage).map { voyage in
    let scans = scenes[voyage * ManifestBook.scansPerVoyage..<(voyage + 1) * ManifestBook.scansPerVoyage]
    return ManifestBook.manifest(voyage: voyage, consignments: scans.flatMap { $0.consignments() }, yard: yard)
  }

  @Test("masses, counts, volumes and limits agree on 1,002 trucks and their manifests")
  func consistent() throws {
    for scene in Self.scenes {
      for ((load, papers), placed) in zip(zip(scene.loads, scene.papers), scene.truck.containers) {
        let place = "scan \(scene.index), \(papers.number)"
        let type = placed.type
        #expect(load.massKg <= type.payloadKg * 1.001, "\(place): \(load.massKg) kg in a \(type.sizeType)")
        let volume = load.loads.compactMap(\.extent).reduce(0) { $0 + $1.volumeCm3 }
        #expect(volume <= placed.inner.volumeCm3 * 1.02, "\(place): \(volume) cm³")
        let declared = papers.consignments.flatMap { $0.containers ?? [] }.filter { $0.number == papers.number }
        let shares = declared.flatMap { $0.goods ?? [] }
        let kg = shares.compactMap(\.grossMassKg).reduce(0, +)
        for use in declared {
          #expect(use.fullEmpty == (kg > 0 ? .full : .empty))
          guard let verified = use.verifiedGrossMassKg, declared.count == 1 else { continue }
          #expect(abs(verified / (kg + type.tareKg) - 1) < 0.005, "\(place): \(verified) for \(kg)")
        }
        guard papers.isDeclared else {
          #expect(declared.isEmpty)
          continue
        }
        switch load.difference {
        case nil:
          let slack = papers.notes.contains("mass-rounded") ? 52.0 : 1
          #expect(
            abs(kg - load.massKg) <= slack * Double(max(1, load.loads.count)),
            "\(place): \(kg) declared, \(load.massKg) there")
          #expect(shares.compactMap(\.packages).reduce(0, +) == load.loads.reduce(0) { $0 + $1.packages }, "\(place)")
        case .mass: #expect(kg < 0.75 * load.massKg && kg > 0.3 * load.massKg, "\(place)")
        case .empty: #expect(kg == 0 && load.massKg > 0, "\(place)")
        case .commodity: #expect(abs(kg - load.massKg) <= (papers.notes.contains("mass-rounded") ? 60 : 2), "\(place)")
        }
        for item in papers.consignments.flatMap({ $0.goodsItems ?? [] }) {
          #expect((item.packages?.count ?? 0) > 0 && (item.netMassKg ?? 0) <= (item.grossMassKg ?? 0), "\(place)")
        }
      }
    }
  }

  @Test("what is mis-declared differs as the truth says, and nothing else does")
  func truthful() {
    let vocabulary = CommodityVocabulary.standard
    for scene in Self.scenes {
      #expect(scene.loads.contains { $0.difference != nil } == (scene.plan.kind == .misdeclared), "scan \(scene.index)")
      #expect((scene.hidden != nil) == (scene.plan.kind == .concealed), "scan \(scene.index)")
      for (load, papers) in zip(scene.loads, scene.papers) where papers.isDeclared {
        let there = Set(load.loads.map(\.family))
        let codes = papers.consignments.flatMap { $0.goodsItems ?? [] }.compactMap { $0.hsCode.flatMap(HSCode.init) }
        let said = Set(codes.compactMap { vocabulary.group(of: $0)?.key })
        switch load.difference {
        case nil, .mass: #expect(said == there, "scan \(scene.index): \(said) for \(there)")
        case .commodity:
          #expect(said.isDisjoint(with: there) && !said.isEmpty, "scan \(scene.index): \(said) for \(there)")
        case .empty: #expect(said.isEmpty && !there.isEmpty)
        }
      }
    }
  }

  @Test("the kinds come as often as asked")
  func mix() {
    func share(_ kind: ScanPlan.Kind) -> Double {
      Double(Self.scenes.count { $0.plan.kind == kind }) / Double(Self.count)
    }
    // Within four standard deviations of a binomial share.
    for (kind, expected) in [(ScanPlan.Kind.clean, 0.5), (.concealed, 0.2), (.misdeclared, 0.2), (.empty, 0.1)] {
      let deviation = (expected * (1 - expected) / Double(Self.count)).squareRoot()
      #expect(abs(share(kind) - expected) < 4 * deviation, "\(kind): \(share(kind))")
    }
    let notes = Set(Self.scenes.flatMap { $0.papers.flatMap(\.notes) + $0.loads.compactMap(\.oddity?.rawValue) })
    let slips: Set = [
      "number-misread", "number-invalid", "no-declaration", "seal-misread", "type-mismatch", "description-vague",
      "mass-rounded",
    ]
    #expect(notes == slips.union(ScanPlan.Oddity.allCases.map(\.rawValue)), "\(notes)")
    #expect(Self.scenes.contains { $0.truck.containers.count == 2 })
    #expect(Self.scenes.contains { $0.papers.contains { $0.consignments.count == 2 } }, "no groupage")
    #expect(
      Self.manifests.flatMap(\.consignments).contains { ($0.containers?.count ?? 0) > 1 },
      "no consignment over two boxes")
  }

  @Test("each format gives back what was declared")
  func roundTrip() throws {
    let reader = ManifestReader()
    for manifest in Self.manifests {
      let place = manifest.message?.reference ?? ""
      let json = try #require(
        try reader.read(bytes: Array(ManifestWriter.json(manifest).utf8), name: "m.json").manifests.first)
      #expect(json.consignments == manifest.consignments && json.voyage == manifest.voyage, "\(place)")
      for (text, name) in [(ManifestWriter.cuscar(manifest), "m.edi"), (ManifestWriter.csv(manifest), "m.csv")] {
        let read = try reader.read(bytes: Array(text.utf8), name: name)
        #expect(read.failures.isEmpty && read.manifests.count == 1, "\(place) \(name)")
        let consignments = read.manifests.flatMap(\.consignments)
        #expect(consignments.map(summary) == manifest.consignments.map(summary), "\(place) \(name)")
      }
    }
  }

  /// What every format carries.
  private func summary(_ consignment: Consignment) -> [String] {
    let items = (consignment.goodsItems ?? []).map {
      "\($0.hsCode ?? "-") \($0.description ?? "-") \($0.packages?.count ?? 0) \($0.packages?.type ?? "-") \($0.grossMassKg ?? 0)"
    }
    let containers = (consignment.containers ?? []).map {
      "\($0.number ?? "-") \($0.sizeType ?? "-") \($0.fullEmpty?.rawValue ?? "-") \($0.seals ?? []) "
        + ($0.goods ?? []).map { "\($0.sequence ?? 0):\($0.packages ?? 0):\($0.grossMassKg ?? 0)" }.joined(
          separator: " ")
    }
    return [consignment.transportDocument ?? "-", consignment.shipper?.name ?? "-"] + items + containers
  }

  @Test("every sidecar links to its consignments, exactly or repaired")
  func links() {
    let index = ManifestIndex(Self.manifests)
    for scene in Self.scenes {
      for papers in scene.papers {
        let read = ScanSidecar.Container(number: papers.readNumber, seals: papers.seals)
        let link = index.link(container: read, vehicle: nil).link
        #expect(Set(link.consignments) == Set(papers.documents), "scan \(scene.index) \(papers.readNumber)")
        #expect(link.method == (papers.isDeclared ? papers.readNumber == papers.number ? .exact : .repaired : .none))
        let isValid = ContainerNumber(papers.number).hasValidCheckDigit
        #expect(isValid != papers.notes.contains("number-invalid"))
      }
    }
  }
}
