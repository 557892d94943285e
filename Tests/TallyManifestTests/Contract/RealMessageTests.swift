import Foundation
import TallyCore
import TallyDomain
import TallyManifest
import TallyTestSupport
import Testing

/// Real messages, read in place, against what a person read off them.
@Suite(.enabled(if: SharedData.isUsable)) struct RealMessageTests {
  @Test func cargoReportsAreAsExpected() throws {
    for (name, expected) in try expectations() where expected.cargoReport {
      let result = try ManifestReader().read(path: SharedData.path("real-edifact/\(name)"))
      let manifest = result.manifest
      #expect(result.failures.isEmpty, "\(name)")
      #expect(manifest.consignments.compactMap(\.transportDocument) == expected.bills, "\(name)")
      let uses = manifest.consignments.flatMap { bill in
        (bill.containers ?? []).map { container in
          Expectation.Use(
            bill: bill.transportDocument, container: container.number,
            mass: (container.goods ?? []).compactMap(\.grossMassKg).reduce(0, +))
        }
      }
      #expect(Set(uses) == Set(expected.containerUses), "\(name)")
      let goods = manifest.consignments.flatMap { bill in
        (bill.goodsItems ?? []).map {
          Expectation.Goods(
            bill: bill.transportDocument, packages: $0.packages?.count, description: $0.description,
            mass: $0.grossMassKg)
        }
      }
      if !expected.goods.isEmpty { #expect(goods == expected.goods, "\(name)") }
      if let vessel = expected.vessel { #expect(manifest.voyage?.vesselName == vessel, "\(name)") }
      let ports = Set(manifest.consignments.map { $0.portOfDischarge ?? manifest.voyage?.portOfDischarge })
      if !expected.ports.isEmpty { #expect(ports == Set(expected.ports), "\(name)") }
    }
  }

  @Test(arguments: [
    (
      "d95b-msc-egypt-2017.edi",
      [
        "the message type is missing", "opens another bill", "2.000 TON read as 2000 kg",
        "says 53 segments, there are 52", "location 8 is empty", "named in SGP only",
      ]
    ),
    (
      "d95b-lot10-breakbulk.edi", ["equipment EQ123456 is break bulk, no container", "says 313 segments, there are 30"]
    ),
    (
      "d95b-lot10-bananas.edi",
      [
        "equipment 373MOB907417 is break bulk, no container", "says 313 segments, there are 30",
        "HS code 080390 stands only in the marks",
      ]
    ),
    ("d99b-australia-warehouse-release.edi", ["no transport document number"]),
  ])
  func odditiesAreRemarks(_ name: String, texts: [String]) throws {
    let remarks = try ManifestReader().read(path: SharedData.path("real-edifact/\(name)")).manifest.remarks ?? []
    for text in texts {
      #expect(remarks.contains { $0.text.contains(text) }, "\(text) in \(remarks.map { "\($0.at): \($0.text)" })")
    }
  }

  @Test func theWarehouseReleaseKeepsItsCommodity() throws {
    let manifest = try ManifestReader().read(path: SharedData.path("real-edifact/d99b-australia-warehouse-release.edi"))
      .manifest
    #expect(manifest.consignments.first?.goodsItems?.first?.hsCode == "03026200")
    #expect(manifest.consignments.first?.containers == [])
  }

  @Test func otherMessagesAreNamed() throws {
    let folder = try SharedData.path("real-edifact")
    let known = try Set(expectations().keys)
    let others = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasSuffix(".edi") && !known.contains($0)
    }
    #expect(others.count == 14)
    for name in others.sorted() {
      let error = #expect(throws: ManifestError.self, "\(name)") {
        try ManifestReader().read(path: "\(folder)/\(name)")
      }
      guard case .notACargoReport(_, _, let type) = error else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
      // Files are named by their message, but for those of test suites.
      let types = ["APERAK", "BAPLIE", "COPRAR", "IFCSUM", "IFTMIN", "IFTSTA", "PNRGOV", "INVOIC", "ORDERS"]
      #expect(types.contains(type), "\(name): \(type)")
      #expect(error?.explanation.problem.contains("not a cargo report") == true)
    }
  }

  private struct Expectation {
    struct Use: Hashable {
      var bill: String?, container: String?, mass: Double
    }
    struct Goods: Hashable {
      var bill: String?, packages: Int?, description: String?, mass: Double?
    }
    var cargoReport = false
    var bills = [String](), containerUses = [Use](), goods = [Goods](), ports = [String](), vessel: String?
  }

  private func expectations() throws -> [String: Expectation] {
    let data = try Data(contentsOf: URL(filePath: SharedData.path("real-edifact/expected.json")))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    var result = [String: Expectation]()
    for (name, value) in object where name.hasSuffix(".edi") {
      let fields = try #require(value as? [String: Any])
      var expectation = Expectation()
      expectation.cargoReport = fields["cargo_report"] as? Bool ?? false
      expectation.bills = fields["bills"] as? [String] ?? []
      expectation.vessel = fields["vessel"] as? String
      // The list has EGDEK, the message itself and UN/LOCODE have EGEDK (El Dekheila).
      expectation.ports = (fields["port_of_discharge"] as? [String] ?? []).map { $0 == "EGDEK" ? "EGEDK" : $0 }
      for use in fields["container_uses"] as? [[Any]] ?? [] {
        expectation.containerUses.append(
          Expectation.Use(
            bill: use[0] as? String, container: use[1] as? String, mass: (use[2] as? NSNumber)?.doubleValue ?? -1))
      }
      for item in fields["goods"] as? [[Any]] ?? [] {
        expectation.goods.append(
          Expectation.Goods(
            bill: item[0] as? String, packages: (item[1] as? NSNumber)?.intValue, description: item[2] as? String,
            mass: (item[3] as? NSNumber)?.doubleValue))
      }
      result[name] = expectation
    }
    return result
  }
}
