internal import TallyDomain

/// Takes in the segments of one cargo report. Where a segment belongs is told by what opened last (TDT, EQD, CNI, RFF, NAD, GID),
/// not by its exact place in the message table: carriers leave groups out and swap segments.
struct CUSCARMessageReader {
  /// What opened last.
  enum Place { case header, transport, equipment, otherEquipment, consignment, party, inland, goods }

  let file: String
  let limits: ManifestLimits
  /// Reference of UNH.
  let reference: String
  let hadNoType: Bool
  var place = Place.header
  /// Number and tag of the segment at hand; UNH is 1.
  var number = 1, tag = "UNH"
  var remarks: RemarkList
  var message = Manifest.Message(), voyage = Voyage(), documentName: String?
  /// Arrival ports that are taken only where the better one is missing: LOC+60, and carrier's name for the vessel's.
  var placeOfArrival: String?, lastPort: String?, carrierName: String?
  var equipment = [EquipmentDraft](), equipmentByNumber = [String: Int](), otherEquipment = Set<String>()
  var bills = [BillDraft]()
  /// The document number of the CNI at hand, for each of its bills.
  var consolidation: String?

  init(file: String, limits: ManifestLimits, envelope: CUSCAREnvelope, header: EDIFACTSegment, note: String?) {
    (self.file, self.limits, reference) = (file, limits, header.text(1))
    hadNoType = header.text(2).isEmpty
    remarks = RemarkList(limit: limits.remarks)
    message.sender = envelope.sender
    message.preparedAt = envelope.preparedAt
    if let note { remarks.add("file", note) }
    if hadNoType { remark("the message type is missing, read as CUSCAR") }
  }

  /// Takes in one segment behind UNH.
  mutating func take(_ segment: EDIFACTSegment) throws(ManifestError) {
    number += 1
    tag = segment.tag
    if segment.hadOpenTerminator && tag != "FTX" { remark("a terminator inside a text was not released") }
    switch tag {
    case "BGM": takeName(segment)
    case "DTM": takeDate(segment)
    case "LOC": takeLocation(segment)
    case "TDT": takeTransport(segment)
    case "NAD": takeParty(segment)
    case "EQD": takeEquipment(segment)
    case "SEL": takeSeal(segment)
    case "TMP": try takeTemperature(segment)
    case "TSR": takeService(segment)
    case "CNI": try takeConsolidation(segment)
    case "RFF": takeReference(segment)
    case "CNT": try takeTotal(segment)
    case "GID": try takeGoods(segment)
    case "MEA": try takeMeasure(segment)
    case "PAC", "SGP", "FTX", "PCI", "CST", "DGS": try takeDetail(segment)
    case "UNT": checkTrailer(segment)
    default: if !CUSCARCodes.segments.contains(tag) { remark("segment \(tag) is not known and was skipped") }
    }
  }

  /// A remark at the segment at hand.
  mutating func remark(_ text: String) { remarks.add("segment \(number), \(tag)", text) }

  /// A known segment that cannot belong where it stands.
  mutating func remarkMisplaced() { remark("stands in a wrong place and was skipped") }

  /// An error at the segment at hand.
  func wrong(element: Int, expected: String, found: String) -> ManifestError {
    .syntax(
      file: file, message: reference, segment: number, tag: tag, element: element, expected: expected, found: found)
  }

  /// The error of a message whose end did not arrive.
  var cutOff: ManifestError {
    .syntax(
      file: file, message: reference, segment: number + 1, tag: "UNT", element: 1, expected: "the rest of the message",
      found: "")
  }

  mutating func remarkMissingTrailer(before next: String) {
    (number, tag) = (number + 1, "UNT")
    remark("is missing before \(next)")
  }

  private mutating func checkTrailer(_ segment: EDIFACTSegment) {
    let said = segment.text(1)
    if Int(said) != number { remark("says \(said.isEmpty ? "nothing" : said + " segments"), there are \(number)") }
    let repeated = segment.text(2)
    if repeated != reference { remark("message reference \(repeated) is not that of UNH, \(reference)") }
  }

  /// True where this is a cargo report at all: UNH says so, or the document's name or a consolidation does.
  var isCargoReport: Bool {
    !hadNoType || !bills.isEmpty || consolidation != nil || CUSCARCodes.reportNames.contains(documentName ?? "")
  }
}
