internal import TallyDomain

/// From drafts to the manifest: what belongs together is put together, and what cannot be told stays open.
extension CUSCARMessageReader {
  /// The manifest of the message.
  func manifest() throws(ManifestError) -> Manifest {
    guard isCargoReport else { throw .notACargoReport(file: file, message: reference, type: "") }
    var remarks = remarks
    var message = message, voyage = voyage
    message.reference = message.reference ?? reference.nilIfEmpty
    if voyage.portOfDischarge == nil { voyage.portOfDischarge = placeOfArrival ?? lastPort }
    if voyage.vesselName == nil, let carrierName {
      voyage.vesselName = carrierName
      remarks.add("TDT", "the vessel's name stands where the carrier's belongs: \(carrierName)")
    }
    var assembly = CUSCARAssembly(
      equipment: equipment, byNumber: equipmentByNumber, others: otherEquipment, voyage: voyage,
      isOnlyBill: bills.count == 1,
      remarks: remarks)
    var consignments = bills.map { assembly.consignment($0) }
    if let rest = assembly.unusedContainers() { consignments.append(rest) }
    remarks = assembly.remarks
    var manifest = Manifest(message: message, voyage: voyage == Voyage() ? nil : voyage, consignments: consignments)
    ManifestReview.review(manifest, into: &remarks) { index, part in
      let document = consignments[index].transportDocument ?? "without number"
      return "transport document \(document)\(part.map { ", \($0.replacing("_", with: " "))" } ?? "")"
    }
    manifest.remarks = remarks.result
    return manifest
  }
}
