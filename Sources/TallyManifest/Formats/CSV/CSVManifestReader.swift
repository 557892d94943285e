internal import Foundation
internal import TallyDomain

/// Reads a manifest from CSV: one row per goods item per container. Rows of one transport document make one consignment, rows of
/// one voyage one manifest, each in the order of first appearance.
struct CSVManifestReader {
  let name: String
  let limits: ManifestLimits

  func read(_ text: DecodedText) throws(ManifestError) -> ManifestImport {
    var remarks = RemarkList(limit: limits.remarks)
    if let note = text.note { remarks.add("file", note) }
    let table = try CSVTable(text.utf8, name: name, limits: limits, remarks: &remarks)
    var drafts = [(voyage: Voyage, draft: CSVManifestDraft)](), byVoyage = [VoyageKey: Int]()
    for row in table.rows.indices {
      let voyage = self.voyage(table, row, remarks: &remarks)
      let key = VoyageKey(voyage)
      let index = byVoyage[key] ?? drafts.count
      if index == drafts.count {
        byVoyage[key] = index
        drafts.append((voyage, CSVManifestDraft(table: table)))
      }
      try drafts[index].draft.add(row: row, remarks: &remarks)
      guard drafts[index].draft.count <= limits.consignments else {
        throw .tooLarge(file: name, what: "consignments", limit: limits.consignments)
      }
    }
    var manifests = drafts.map { draft in
      let isEmpty = draft.voyage == Voyage()
      return Manifest(voyage: isEmpty ? nil : draft.voyage, consignments: draft.draft.consignments)
    }
    if manifests.isEmpty {
      remarks.add("file", "a header line without rows")
      manifests = [Manifest(consignments: [])]
    }
    for manifest in manifests {
      ManifestReview.review(manifest, into: &remarks) { index, part in
        let document = manifest.consignments[index].transportDocument ?? "without number"
        return "transport document \(document)\(part.map { ", \($0.replacing("_", with: " "))" } ?? "")"
      }
    }
    manifests[0].remarks = remarks.result
    return ManifestImport(format: .csv, manifests: manifests, failures: [])
  }

  private func voyage(_ table: CSVTable, _ row: Int, remarks: inout RemarkList) -> Voyage {
    let arrival = table.text(.arrival, row).map { written -> String in
      guard let date = DeclaredDate.day(written) else {
        remarks.add(
          "row \(table.rows[row].line), \(table.written(.arrival))",
          "\(written) is no date that can be told; kept as written")
        return written
      }
      return date
    }
    return Voyage(
      vesselName: table.text(.vesselName, row), vesselImo: table.text(.vesselImo, row),
      voyage: table.text(.voyage, row),
      portOfLoading: table.text(.portOfLoading, row), portOfDischarge: table.text(.portOfDischarge, row),
      arrival: arrival)
  }

  /// A voyage as something to group by.
  private struct VoyageKey: Hashable {
    let parts: [String?]
    init(_ voyage: Voyage) {
      parts = [
        voyage.vesselName, voyage.vesselImo, voyage.voyage, voyage.portOfLoading, voyage.portOfDischarge,
        voyage.arrival,
      ]
    }
  }
}
