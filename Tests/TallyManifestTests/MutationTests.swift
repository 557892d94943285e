import TallyCore
import TallyDomain
import TallyManifest
import TallyTestSupport
import Testing

/// Damaged files of every format: a result or a typed error, never a crash, and nothing that grows beyond the bytes. What was
/// read is written, indexed and linked as well, because damage may only show there.
@Suite struct MutationTests {
  @Test(arguments: ["cuscar", "csv", "json"])
  func damagedFilesAreReadOrRefused(_ format: String) throws {
    let original = try text(format)
    var (read, refused) = (0, 0)
    for seed in UInt64(0)..<2500 {
      let bytes = Mutation.damaged(Array(original.utf8), seed: seed)
      do throws(ManifestError) {
        let result = try ManifestReader().read(bytes: bytes, name: "seed \(seed)")
        read += 1
        try exercise(result.manifest)
        let items = result.manifest.consignments.reduce(0) { $0 + ($1.goodsItems?.count ?? 0) }
        #expect(items + result.manifest.consignments.count < bytes.count, "seed \(seed)")
      } catch {
        refused += 1
        #expect(!error.explanation.code.isEmpty)
      }
    }
    #expect(read > 100 && refused > 20, "\(read) read, \(refused) refused")
  }

  @Test(arguments: DialectMessages.all.map(\.name))
  func damagedDialectsAreReadOrRefused(_ name: String) throws {
    let message = try #require(DialectMessages.all.first { $0.name == name })
    for seed in UInt64(0)..<200 {
      let bytes = Mutation.damaged(message.bytes, seed: seed)
      do throws(ManifestError) {
        try exercise(ManifestReader().read(bytes: bytes, name: "\(name), seed \(seed)").manifest)
      } catch {
        #expect(!error.explanation.remedy.isEmpty)
      }
    }
  }

  private func exercise(_ manifest: Manifest) throws(ManifestError) {
    _ = try ManifestWriter.json(manifest)
    _ = ManifestWriter.csv(manifest)
    _ = ManifestWriter.cuscar(manifest)
    let index = ManifestIndex([manifest, manifest])
    for container in manifest.consignments.flatMap({ $0.containers ?? [] }).prefix(4) {
      let scanned = ScanSidecar.Container(number: container.number, seals: container.seals)
      _ = index.link(container: scanned, vehicle: nil)
    }
  }

  private func text(_ format: String) throws -> String {
    let manifest = SampleManifest.full()
    switch format {
    case "json": return try ManifestWriter.json(manifest)
    case "csv": return ManifestWriter.csv(manifest)
    default: return ManifestWriter.cuscar(manifest)
    }
  }
}
