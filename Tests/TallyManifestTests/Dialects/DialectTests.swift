import TallyDomain
import TallyManifest
import Testing

/// One message for each row of manifest-dialects.md.
@Suite struct DialectTests {
  @Test(arguments: DialectMessages.all.map(\.name))
  func dialect(_ name: String) throws {
    let message = try #require(DialectMessages.all.first { $0.name == name })
    let result = try ManifestReader().read(bytes: message.bytes, name: name)
    #expect(result.failures.isEmpty)
    #expect(result.format == .cuscar)
    #expect(ManifestDigest.text(result.manifest) == message.digest)
    let remarks = (result.manifest.remarks ?? []).map { "\($0.at): \($0.text)" }
    for words in message.remarks {
      #expect(remarks.contains { $0.contains(words) }, "\(words) in \(remarks)")
    }
    // What was understood can be written and understood again.
    for manifest in result.manifests {
      let again = try ManifestReader().read(bytes: Array(ManifestWriter.json(manifest).utf8), name: name)
      #expect(again.manifests == [manifest])
    }
  }

  @Test func aCleanMessageHasNoRemarks() throws {
    let result = try ManifestReader().read(bytes: DialectMessage.southAfrica.bytes, name: "south-africa")
    #expect(result.manifest.remarks == nil, "\(String(describing: result.manifest.remarks))")
  }

  @Test func poundsAndTonnesAreKeptAsWritten() throws {
    let truck = try ManifestReader().read(bytes: DialectMessage.unitedStatesTruck.bytes, name: "us-truck").manifest
    #expect(truck.consignments.first?.goodsItems?.first?.asWritten == ["gross_mass_kg": "10000 L"])
    let river = try ManifestReader().read(bytes: DialectMessage.riverPlate.bytes, name: "river-plate").manifest
    #expect(river.consignments.first?.goodsItems?.first?.asWritten == ["gross_mass_kg": "20480,5 KGM"])
  }
}
