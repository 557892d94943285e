public import TallyDomain

/// `DUPLICATE_IMAGE`: the same pixels came before, for another scan or container. No two passages of a truck give the same
/// noise, so the picture of a clean one was handed in for this one (scan-format.md §3.3).
public enum DuplicateImage {
  /// The finding of a scan whose pixels were first delivered as scan `first`.
  public static func finding(
    firstScan first: Int64, firstScanId: String?, firstContainers: [String], view: String
  ) -> Finding {
    let name = firstScanId.map { " (\(Wording.quoted($0, limit: 60)))" } ?? ""
    let containers = firstContainers.isEmpty ? "no container" : firstContainers.sorted().joined(separator: ", ")
    return Finding(
      document: .duplicateImage, view: view, severity: .alert,
      sentence: "Pixel for pixel this is the picture that scan \(first)\(name) delivered before, for \(containers). "
        + "Two passages never give the same noise: the picture was replayed, or its papers are those of another scan.")
  }
}
