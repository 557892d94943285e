internal import TallyDomain

/// What is odd in a manifest whatever the format it came in: the same remarks for all readers. Nothing is changed.
enum ManifestReview {
  /// Looks at every consignment. `place` words a consignment's index, and a part of it, in the terms of the format.
  static func review(_ manifest: Manifest, into remarks: inout RemarkList, place: (Int, String?) -> String) {
    if let imo = manifest.voyage?.vesselImo, !VesselNumber.isValid(imo) {
      remarks.add("voyage", "vessel IMO number \(imo) has a wrong check digit or form")
    }
    for (port, role) in [(manifest.voyage?.portOfLoading, "loading"), (manifest.voyage?.portOfDischarge, "discharge")] {
      if let port, !Location(port).isWellFormed { remarks.add("voyage", "port of \(role) \(port) is no UN/LOCODE") }
    }
    for (index, consignment) in manifest.consignments.enumerated() {
      if consignment.transportDocument?.isEmpty ?? true {
        remarks.add(place(index, nil), "no transport document number")
      }
      for (port, role) in [(consignment.portOfLoading, "loading"), (consignment.portOfDischarge, "discharge")] {
        if let port, !Location(port).isWellFormed {
          remarks.add(place(index, nil), "port of \(role) \(port) is no UN/LOCODE")
        }
      }
      for container in consignment.containers ?? [] { review(container, at: index, into: &remarks, place: place) }
      let items = consignment.goodsItems ?? []
      for item in items { review(item, at: index, into: &remarks, place: place) }
      let known = Set(items.compactMap(\.sequence))
      if known.count < items.count {
        remarks.add(place(index, "goods_items"), "two goods items have the same or no number")
      }
      for container in consignment.containers ?? [] {
        for share in container.goods ?? [] where !(share.sequence.map(known.contains) ?? false) {
          let number = container.number ?? "without number"
          remarks.add(
            place(index, "containers"),
            "container \(number) holds goods item \(text(share.sequence)), which is not listed")
        }
      }
    }
  }

  private static func review(
    _ container: ContainerUse, at index: Int, into remarks: inout RemarkList, place: (Int, String?) -> String
  ) {
    guard let written = container.number, !written.isEmpty else {
      return remarks.add(place(index, "containers"), "a container has no number")
    }
    let number = ContainerNumber(written)
    if !number.isWellFormed {
      remarks.add(place(index, "containers"), "container number \(written) is not four letters and seven digits")
    } else if !number.hasValidCheckDigit {
      let expected = number.expectedCheckDigit.map(String.init) ?? "?"
      remarks.add(
        place(index, "containers"), "container number \(written) has a wrong check digit, expected \(expected)")
    }
    for (value, field) in [(container.verifiedGrossMassKg, "verified gross mass"), (container.tareKg, "tare")] {
      if let value, value < 0 { remarks.add(place(index, "containers"), "\(field) of \(written) is negative") }
    }
  }

  private static func review(
    _ item: GoodsItem, at index: Int, into remarks: inout RemarkList, place: (Int, String?) -> String
  ) {
    let name = "goods item \(text(item.sequence))"
    if let written = item.hsCode {
      if let code = HSCode(written) {
        if !code.exists {
          remarks.add(place(index, "goods_items"), "\(name): HS code \(written) is in no chapter or heading")
        }
      } else {
        remarks.add(place(index, "goods_items"), "\(name): \(written) is no HS code of 2 to 10 digits")
      }
    }
    if let kind = item.packages?.type, PackageType(kind).name == nil {
      remarks.add(place(index, "goods_items"), "\(name): package type \(kind) is not in UN/ECE Recommendation 21")
    }
    if let number = item.unNumber, DangerousGoodsNumber(number) == nil {
      remarks.add(place(index, "goods_items"), "\(name): dangerous goods number \(number) is not four digits")
    }
    if let gross = item.grossMassKg, gross < 0 {
      remarks.add(place(index, "goods_items"), "\(name): gross mass is negative")
    }
    if let gross = item.grossMassKg, let net = item.netMassKg, net > gross {
      remarks.add(place(index, "goods_items"), "\(name): net mass is above gross mass")
    }
    if let count = item.packages?.count, count < 0 {
      remarks.add(place(index, "goods_items"), "\(name): number of packages is negative")
    }
  }

  private static func text(_ sequence: Int?) -> String { sequence.map(String.init) ?? "without number" }
}
