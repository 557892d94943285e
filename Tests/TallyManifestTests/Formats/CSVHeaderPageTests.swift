import TallyManifest
import TallyTestSupport
import Testing

/// The page that integrators read is the table that the reader uses.
@Test func theHeaderPageIsTheReadersTable() throws {
  try Golden.expect(CSVSynonyms.documentation, equals: "../docs/csv-headers.md")
}
