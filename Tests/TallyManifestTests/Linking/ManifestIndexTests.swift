import TallyDomain
import TallyManifest
import Testing

@Suite struct ManifestIndexTests {
  @Test(
    arguments: [
      ("CMAU6051550", .exact, "CMAU6051550"), ("cmau 605155-0", .exact, "CMAU6051550"),
      ("CMAU6O51550", .repaired, "CMAU6051550"),
      ("CMAV6051550", .repaired, "CMAU6051550"), ("CMAU6051S50", .repaired, "CMAU6051550"),
      ("TEMU70O3727", .repaired, "TEMU7003727"),
      ("CMAUG0S1550", .none, nil), ("CSQU3054383", .none, nil), ("", .none, nil), (nil, .none, nil),
    ] as [(String?, ManifestLink.Method, String?)])
  func linksByNumber(_ read: String?, method: ManifestLink.Method, number: String?) {
    let declaration = link(read)
    #expect(declaration.link.method == method, "\(declaration.explanation)")
    #expect(declaration.manifestNumber == number)
    #expect((declaration.declared == nil) == (method == .none))
    #expect(declaration.link.confidence > 0 || method == .none)
    #expect(declaration.explanation.hasSuffix("."))
  }

  @Test func aValidNumberIsNeverRepaired() {
    // One digit from CSQU3054383 lies no other valid number that is declared; a valid number that is not declared stays unlinked.
    let other = ContainerNumber("MSKU1000090")
    #expect(other.hasValidCheckDigit)
    #expect(link("MSKU1000090").link.method == .none)
  }

  @Test func aWrongNumberInTheManifestIsRepairedAsWell() {
    var manifest = SampleManifest.full()
    manifest.consignments[2].containers?[0].number = "TEMUT003727"
    let declaration = ManifestIndex([manifest]).link(
      container: ScanSidecar.Container(number: "TEMU7003727"), vehicle: nil)
    #expect(declaration.link.method == .repaired && declaration.manifestNumber == "TEMUT003727")
    #expect(declaration.explanation.contains("the manifest's number has a wrong check digit"))
  }

  @Test func theSameWrongNumberOnBothSidesIsExact() {
    var manifest = SampleManifest.full()
    manifest.consignments[2].containers?[0].number = "TEMU7003720"
    let declaration = ManifestIndex([manifest]).link(
      container: ScanSidecar.Container(number: "TEMU7003720"), vehicle: nil)
    #expect(declaration.link.method == .exact && declaration.link.confidence < 1)
  }

  @Test func severalRepairsAreAmbiguous() throws {
    let read = ContainerNumber("CSQU3O5438B")
    // Two declared numbers, each one character away from what was read.
    let written = ContainerNumber("CSQU305438B")
    let candidates = written.repairs.map(\.normalised)
    #expect(read.repairs.isEmpty && candidates.contains("CSQU3054383"))
    let pair = try #require(Self.numberWithTwoRepairs())
    let consignments = pair.repairs.prefix(2).enumerated().map { index, number in
      Consignment(transportDocument: "B\(index)", containers: [ContainerUse(number: number.normalised)])
    }
    let declaration = ManifestIndex([Manifest(consignments: consignments)])
      .link(container: ScanSidecar.Container(number: pair.normalised), vehicle: nil)
    #expect(declaration.link.method == .ambiguous)
    #expect(Set(declaration.link.consignments) == ["B0", "B1"])
    #expect(declaration.declared == nil)
  }

  @Test func sealsLinkWhereNumbersDoNot() {
    let bySeal = link(nil, seals: ["tcl 2445176"])
    #expect(bySeal.link.method == .seal && bySeal.manifestNumber == "CMAU6051550" && bySeal.link.confidence == 0.8)
    let other = link("MSKU1000090", seals: ["TCL2445176"])
    #expect(other.link.method == .seal && other.link.confidence == 0.6)
    #expect(link(nil, seals: ["TCL2445176", "MSC5879450"]).link.method == .ambiguous)
    #expect(link(nil, seals: ["UNKNOWN", ""]).link.method == .none)
    #expect(link("CMAU6051550", seals: ["MSC5879450"]).link.method == .exact)
  }

  @Test func aContainerOfSeveralConsignmentsLinksToAll() {
    let declaration = link("SUDU1359226")
    #expect(declaration.link.consignments == ["TCLGKV1789403", "MSCJJR1189293"])
    #expect(declaration.declared?.goods.map(\.grossMassKg) == [8284.4, 900])
    #expect(declaration.declared?.grossMassKg == 9184.4)
    #expect(declaration.declared?.goods.map(\.hs) == ["220300", "401120"])
    #expect(declaration.seals == ["MSC5879450"] && declaration.sizeType == "22G1")
    #expect(declaration.explanation.contains("under TCLGKV1789403, MSCJJR1189293"))
  }

  @Test func sharesWithoutMassGoByPackagesOrStayOpen() {
    func declared(_ packages: [Int?]) -> LinkedDeclaration {
      let containers = zip(["CSQU3054383", "MSKU1000090"], packages).map { number, count in
        ContainerUse(number: number, goods: [ContainerUse.Share(sequence: 1, packages: count)])
      }
      let item = GoodsItem(sequence: 1, packages: GoodsItem.Packages(count: 100, type: "CT"), grossMassKg: 1000)
      let manifest = Manifest(consignments: [
        Consignment(transportDocument: "B", goodsItems: [item], containers: containers)
      ])
      return ManifestIndex([manifest]).link(container: ScanSidecar.Container(number: "CSQU3054383"), vehicle: nil)
    }
    #expect(declared([30, 70]).declared?.grossMassKg == 300)
    #expect(declared([30, 70]).explanation.contains("shared by packages, 30 of 100"))
    #expect(declared([30, 60]).declared?.grossMassKg == nil)
    #expect(declared([nil, nil]).explanation.contains("mass is unknown"))
  }

  @Test func goodsOfTheOnlyContainerAreAllInIt() {
    let item = GoodsItem(sequence: 1, grossMassKg: 1000)
    func declared(_ containers: [ContainerUse]) -> Declared? {
      ManifestIndex([
        Manifest(consignments: [Consignment(transportDocument: "B", goodsItems: [item], containers: containers)])
      ])
      .link(container: ScanSidecar.Container(number: "CSQU3054383"), vehicle: nil).declared
    }
    #expect(declared([ContainerUse(number: "CSQU3054383")])?.grossMassKg == 1000)
    let two = declared([ContainerUse(number: "CSQU3054383"), ContainerUse(number: "MSKU1000090")])
    #expect(two?.goods.count == 1 && two?.grossMassKg == nil)
  }

  @Test func laterMessagesSupersede() {
    var original = SampleManifest.full(), replacement = original, cancellation = original
    original.message?.function = .original
    replacement.consignments = [SampleManifest.tyres()]
    cancellation.message?.function = .cancellation
    func method(_ manifests: [Manifest], _ number: String) -> ManifestLink.Method {
      ManifestIndex(manifests).link(container: ScanSidecar.Container(number: number), vehicle: nil).link.method
    }
    #expect(method([original], "CMAU6051550") == .exact)
    #expect(method([original, replacement], "CMAU6051550") == .none)
    #expect(method([original, replacement], "SUDU1359226") == .exact)
    #expect(method([replacement, cancellation], "SUDU1359226") == .none)
    #expect(method([cancellation, original], "CMAU6051550") == .exact)
    var other = replacement
    other.message?.sender = "ANOTHER"
    #expect(method([original, other], "CMAU6051550") == .exact)
    other.message?.sender = nil
    #expect(method([original, other], "CMAU6051550") == .none)
  }

  @Test func anEqualMessageCountsOnceAndALaterBillStands() {
    var original = SampleManifest.full()
    original.message?.function = .original
    var corrected = original
    corrected.message?.reference = "MAN000078"
    corrected.consignments[0].containers?[0].goods?[0].grossMassKg = 9000
    let twice = ManifestIndex([original, original]).link(
      container: ScanSidecar.Container(number: "CMAU6051550"), vehicle: nil)
    #expect(twice.declared?.goods.count == 2 && twice.link.consignments == ["TCLGKV1789403"])
    let later = ManifestIndex([original, corrected]).link(
      container: ScanSidecar.Container(number: "CMAU6051550"), vehicle: nil)
    #expect(later.declared?.goods.first?.grossMassKg == 9000)
  }

  @Test func theLatestVoyageIsMeant() {
    func manifest(_ document: String, _ arrival: String?) -> Manifest {
      Manifest(
        voyage: Voyage(voyage: document, arrival: arrival),
        consignments: [Consignment(transportDocument: document, containers: [ContainerUse(number: "CSQU3054383")])])
    }
    func link(_ manifests: [Manifest]) -> ManifestLink {
      ManifestIndex(manifests).link(container: ScanSidecar.Container(number: "CSQU3054383"), vehicle: nil).link
    }
    #expect(link([manifest("NEW", "2026-11-02"), manifest("OLD", "2026-08-01")]).consignments == ["NEW"])
    #expect(link([manifest("A", nil), manifest("B", "2026-11-02")]).method == .ambiguous)
  }

  private func link(_ number: String?, seals: [String]? = nil) -> LinkedDeclaration {
    ManifestIndex([SampleManifest.full()]).link(
      container: ScanSidecar.Container(number: number, seals: seals), vehicle: nil)
  }

  /// A number from which two valid ones are one character away, searched so that the test needs no lucky constant.
  private static func numberWithTwoRepairs() -> ContainerNumber? {
    (0..<100_000).lazy.map { serial in
      let digits = String(serial)
      return ContainerNumber("CSQU8" + String(repeating: "0", count: 6 - digits.count) + digits)
    }.first { $0.repairs.count >= 2 }
  }
}
