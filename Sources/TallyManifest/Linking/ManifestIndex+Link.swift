public import TallyDomain

extension ManifestIndex {
  /// Links one container of a picture: by its number; else by a number that one misread character explains; else by a seal. What
  /// fits several declared containers is ambiguous, and nothing is chosen. The plate is not used (see `ManifestIndex`).
  ///
  /// Confidence: 1 for an equal number with a valid check digit, 0.95 where both have the same wrong one, 0.9 for a repaired
  /// number, 0.8 for a seal where no number was read and 0.6 where another number was, 0 for none. These order links; they are
  /// no measured frequencies.
  public func link(container: ScanSidecar.Container?, vehicle: ScanSidecar.Vehicle?) -> LinkedDeclaration {
    let scanned = container?.number.flatMap { $0.isEmpty ? nil : ContainerNumber($0) }
    if let scanned, byNumber[scanned.normalised] != nil { return exact(scanned) }
    if let scanned, let repaired = repaired(scanned) { return repaired }
    if let bySeal = linkedBySeal(container?.seals ?? [], scanned: scanned) { return bySeal }
    guard let scanned else {
      return unlinked(.none, scanned: nil, "No container number was read, and no seal that a manifest names.")
    }
    let doubt =
      scanned.hasValidCheckDigit ? "" : " Its check digit is wrong, and no single misread character explains it."
    return unlinked(.none, scanned: scanned, "No manifest declares container \(scanned.normalised).\(doubt)")
  }

  private func exact(_ scanned: ContainerNumber) -> LinkedDeclaration {
    let confidence = scanned.hasValidCheckDigit ? 1 : 0.95
    let doubt = scanned.hasValidCheckDigit ? "" : ", although its check digit is wrong"
    return linked(
      .exact, confidence, scanned: scanned, to: scanned.normalised,
      "Container \(scanned.normalised) is declared\(doubt)")
  }

  /// Nil where no repair leads to a declared container.
  private func repaired(_ scanned: ContainerNumber) -> LinkedDeclaration? {
    let read = scanned.repairs.map(\.normalised).filter { byNumber[$0] != nil }
    let candidates = Set(read + (byRepairedNumber[scanned.normalised] ?? []))
    guard let only = candidates.first else { return nil }
    guard candidates.count == 1 else {
      let names = candidates.sorted().joined(separator: ", ")
      return unlinked(
        .ambiguous, scanned: scanned,
        "\(scanned.normalised) could be any of \(names), each one misread character away.",
        consignments: candidates.sorted().flatMap(documents))
    }
    let which =
      read.isEmpty ? "the manifest's number has a wrong check digit" : "the number read has no valid check digit"
    return linked(
      .repaired, 0.9, scanned: scanned, to: only,
      "\(scanned.normalised) was taken for \(only), one confusable character away; \(which); it is declared")
  }

  private func linkedBySeal(_ seals: [String], scanned: ContainerNumber?) -> LinkedDeclaration? {
    var candidates = Set<String>(), matched = [String]()
    for seal in seals {
      guard let numbers = bySeal[Self.key(seal: seal)] else { continue }
      candidates.formUnion(numbers)
      matched.append(seal)
    }
    guard let only = candidates.first else { return nil }
    let names = matched.joined(separator: ", ")
    guard candidates.count == 1 else {
      return unlinked(
        .ambiguous, scanned: scanned, "Seal \(names) is declared for \(candidates.sorted().joined(separator: ", ")).",
        consignments: candidates.sorted().flatMap(documents))
    }
    let read = scanned.map { "read as \($0.normalised), which no manifest declares" } ?? "not read"
    return linked(
      .seal, scanned == nil ? 0.8 : 0.6, scanned: scanned, to: only,
      "The number was \(read); seal \(names) belongs to \(only)")
  }

  /// The link to a declared container, or an ambiguous one where it is declared for several voyages and none is the latest.
  private func linked(
    _ method: ManifestLink.Method, _ confidence: Double, scanned: ContainerNumber?, to key: String, _ reason: String
  ) -> LinkedDeclaration {
    guard let uses = latest(byNumber[key] ?? []) else {
      return unlinked(
        .ambiguous, scanned: scanned, "\(reason), but for several voyages, and which is the latest is not declared.",
        consignments: documents(key))
    }
    let declaration = DeclaredContents(uses)
    let documents = uses.map { $0.consignment.transportDocument ?? "" }.filter { !$0.isEmpty }
    let place = documents.isEmpty ? "without a transport document" : "under \(documents.joined(separator: ", "))"
    return LinkedDeclaration(
      link: ManifestLink(method: method, confidence: confidence, consignments: documents),
      scannedNumber: scanned?.written,
      manifestNumber: uses.first?.container.number, declared: declaration.declared,
      sizeType: uses.lazy.compactMap(\.container.sizeType).first, seals: declaration.seals,
      verifiedGrossMassKg: uses.lazy.compactMap(\.container.verifiedGrossMassKg).first,
      tareKg: uses.lazy.compactMap(\.container.tareKg).first,
      vessel: uses.lazy.compactMap { $0.voyage?.vesselName }.first,
      explanation: ([reason + " " + place + "."] + declaration.notes).joined(separator: " "))
  }

  private func unlinked(
    _ method: ManifestLink.Method, scanned: ContainerNumber?, _ reason: String, consignments: [String] = []
  ) -> LinkedDeclaration {
    LinkedDeclaration(
      link: ManifestLink(method: method, confidence: 0, consignments: consignments), scannedNumber: scanned?.written,
      manifestNumber: nil, declared: nil, sizeType: nil, seals: [], explanation: reason)
  }

  private func documents(_ key: String) -> [String] {
    (byNumber[key] ?? []).compactMap(\.consignment.transportDocument)
  }

  /// The uses of one voyage: all of them where there is only one, else those of the latest arrival; nil where that is not known.
  private func latest(_ uses: [DeclaredUse]) -> [DeclaredUse]? {
    guard let first = uses.first, uses.contains(where: { $0.voyage != first.voyage }) else { return uses }
    let arrivals = uses.map { $0.voyage?.arrival ?? "" }
    guard let last = arrivals.max(), !arrivals.contains("") else { return nil }
    let chosen = uses.filter { $0.voyage?.arrival == last }
    return chosen.allSatisfy { $0.voyage == chosen.first?.voyage } ? chosen : nil
  }
}
