import TallyDomain
import TallyManifest
import Testing

@Suite struct RoundTripTests {
  @Test func jsonCarriesEverything() throws {
    var manifest = SampleManifest.full()
    manifest.remarks = [Manifest.Remark(at: "segment 53, UNT", text: "says 53 segments, there are 52")]
    let result = try read(ManifestWriter.json(manifest))
    #expect(result.format == .json)
    #expect(result.manifests == [manifest])
  }

  @Test func cuscarCarriesEverythingButRemarks() throws {
    let manifest = SampleManifest.full()
    let result = try read(ManifestWriter.cuscar(manifest))
    #expect(result.format == .cuscar && result.failures.isEmpty)
    #expect(result.manifests == [manifest])
  }

  @Test func cuscarKeepsOtherAlphabets() throws {
    var manifest = SampleManifest.full()
    manifest.consignments[0].goodsItems?[0].description = "ПИВО В БАНКАХ – 啤酒"
    #expect(try read(ManifestWriter.cuscar(manifest)).manifests == [manifest])
  }

  @Test func csvCarriesEverythingButTheEnvelope() throws {
    var manifest = SampleManifest.full()
    let result = try read(ManifestWriter.csv(manifest))
    #expect(result.format == .csv)
    manifest.message = nil
    #expect(result.manifests == [manifest])
  }

  @Test func writersGiveTheSameBytesAgain() throws {
    let manifest = SampleManifest.full()
    #expect(ManifestWriter.cuscar(manifest) == ManifestWriter.cuscar(manifest))
    #expect(try ManifestWriter.json(manifest) == ManifestWriter.json(manifest))
    let again = try #require(try read(ManifestWriter.csv(manifest)).manifests.first)
    #expect(ManifestWriter.csv(again) == ManifestWriter.csv(manifest))
  }

  private func read(_ text: String) throws -> ManifestImport {
    try ManifestReader().read(bytes: Array(text.utf8), name: "test")
  }
}
