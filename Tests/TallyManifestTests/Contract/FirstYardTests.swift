import Foundation
import TallyCore
import TallyDomain
import TallyManifest
import TallyTestSupport
import Testing

/// Manifests and sidecars of another simulator than ours, read in place: every file imports, every box finds its consignment.
@Suite(.enabled(if: SharedData.isUsable)) struct FirstYardTests {
  @Test(
    arguments: ["0001.json": 7, "0002.edi": 3, "0003.csv": 4, "0004.json": 2].sorted { $0.key < $1.key }.map {
      ($0.key, $0.value)
    })
  func imports(_ name: String, consignments: Int) throws {
    let result = try ManifestReader().read(path: SharedData.path("first-yard/manifests/manifest-\(name)"))
    #expect(result.failures.isEmpty)
    #expect(result.manifest.consignments.count == consignments)
    for consignment in result.manifest.consignments {
      #expect(consignment.containers?.count == 1)
      #expect(consignment.goodsItems?.count == 1)
      #expect(consignment.containers?.first?.goods?.first?.grossMassKg != nil)
      #expect(consignment.containers?.first?.tareKg != nil)
    }
  }

  @Test func linksEveryContainer() throws {
    let index = ManifestIndex(try manifests())
    let folder = try SharedData.path("first-yard/scans")
    let sidecars = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }.sorted()
    #expect(sidecars.count == 12)
    var methods = [ManifestLink.Method: Int]()
    for name in sidecars {
      let sidecar = try decode(ScanSidecar.self, "first-yard/scans/\(name)")
      let truth = try decode(ScanTruth.self, "first-yard/truth/\(name)")
      let containers = try #require(sidecar.containers)
      #expect(containers.count == truth.containers.count)
      for (container, real) in zip(containers, truth.containers) {
        let declaration = index.link(container: container, vehicle: sidecar.vehicle)
        #expect(declaration.link.consignments == real.consignments, "\(name): \(declaration.explanation)")
        #expect(declaration.manifestNumber == real.number)
        // One number was read with O for 0; all others are equal.
        #expect(declaration.link.method == (container.number == real.number ? .exact : .repaired))
        methods[declaration.link.method, default: 0] += 1
        #expect(declaration.declared?.grossMassKg != nil)
      }
    }
    #expect(methods == [.exact: 12, .repaired: 1])
  }

  @Test func anEmptyContainerIsDeclaredEmpty() throws {
    let index = ManifestIndex(try manifests())
    let declared = index.link(container: ScanSidecar.Container(number: "BMOU9339893"), vehicle: nil).declared
    #expect(declared == Declared(fullEmpty: .empty, goods: [], grossMassKg: 0))
  }

  private func manifests() throws -> [Manifest] {
    try ["0001.json", "0002.edi", "0003.csv", "0004.json"].flatMap { name in
      try ManifestReader().read(path: SharedData.path("first-yard/manifests/manifest-\(name)")).manifests
    }
  }

  private func decode<Value: Decodable>(_ type: Value.Type, _ name: String) throws -> Value {
    try JSONCoding.decoder().decode(type, from: Data(contentsOf: URL(filePath: SharedData.path(name))))
  }
}
