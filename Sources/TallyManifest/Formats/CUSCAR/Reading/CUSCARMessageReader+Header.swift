internal import TallyDomain

/// Envelope, voyage and parties.
extension CUSCARMessageReader {
  /// BGM: 1 name, 2 number, 3 function.
  mutating func takeName(_ segment: EDIFACTSegment) {
    documentName = segment.text(1)
    message.reference = segment.text(2).nilIfEmpty ?? message.reference
    let code = segment.text(3)
    if let function = CUSCARCodes.function(code) {
      message.function = function
      if code == "4" || code == "2" {
        remark("function \(code) changes a part of an earlier message; read as if it stood alone")
      }
    } else {
      remark("function \(code) is not known, read as an original")
      message.function = .original
    }
  }

  /// DTM: 137 of the header is the preparation, 132, 232 and 178 of the transport the arrival.
  mutating func takeDate(_ segment: EDIFACTSegment) {
    let (qualifier, value) = (segment.text(1), segment.text(1, 2))
    let isPreparation = place == .header && qualifier == "137"
    let isArrival = (place == .transport || place == .header) && ["132", "232", "178"].contains(qualifier)
    guard (isPreparation || isArrival) && !value.isEmpty else { return }
    guard let moment = DeclaredDate.edifact(value, format: segment.text(1, 3)) else {
      return remark("\(value) is no date of format \(segment.text(1, 3))")
    }
    if let oddity = moment.oddity { remark("\(oddity), read as \(moment.date)") }
    if isPreparation {
      message.preparedAt = moment.date + (moment.time.map { "T\($0)Z" } ?? "")
    } else if voyage.arrival == nil {
      voyage.arrival = moment.date
    }
  }

  /// TDT: 2 voyage, 5 carrier, 8 vessel. A second one of the header (each plate, VIN or transponder of a truck) adds nothing.
  mutating func takeTransport(_ segment: EDIFACTSegment) {
    guard bills.isEmpty && consolidation == nil else {
      place = .inland
      return
    }
    defer { place = .transport }
    if place != .header && voyage.voyage != nil { return }
    voyage.voyage = segment.text(2).nilIfEmpty ?? voyage.voyage
    carrierName = segment.text(5, 4).nilIfEmpty
    let (id, list, name) = (segment.text(8), segment.text(8, 2), segment.text(8, 4))
    voyage.vesselName = name.nilIfEmpty ?? voyage.vesselName
    if id.utf8.count == 7, id.utf8.allSatisfy({ (48...57).contains($0) }) {
      voyage.vesselImo = id
    } else if list == "146", !id.isEmpty {
      remark("vessel \(id) is qualified as a Lloyd's number but is none; skipped")
    }
  }

  /// LOC: 9 and 5 loading, 11 and 60 discharge, of the voyage or of a bill.
  mutating func takeLocation(_ segment: EDIFACTSegment) {
    let (qualifier, code) = (segment.text(1), segment.text(2))
    guard !code.isEmpty else {
      return remark("location \(qualifier.isEmpty ? "without qualifier" : qualifier) is empty")
    }
    // Old air messages put qualifier after qualifier into one segment.
    if !segment.text(4).isEmpty, Int(segment.text(3)) != nil { remark("names several places; only the first was read") }
    switch place {
    case .header, .transport:
      switch qualifier {
      case "9": voyage.portOfLoading = code
      case "5": voyage.portOfLoading = voyage.portOfLoading ?? code
      case "11": voyage.portOfDischarge = code
      case "60": placeOfArrival = placeOfArrival ?? code
      case "61": lastPort = lastPort ?? code
      default: break
      }
    case .consignment, .party:
      guard let bill = bills.indices.last else { return }
      if qualifier == "9" { bills[bill].portOfLoading = code }
      if qualifier == "11" { bills[bill].portOfDischarge = code }
    case .equipment, .otherEquipment, .inland, .goods: break
    }
  }

  /// NAD: 1 function, 2 identification, 3 lines of name and address, 4 name.
  mutating func takeParty(_ segment: EDIFACTSegment) {
    let role = segment.text(1)
    let name =
      CUSCARText.joined(segment.components(4)).trimmedOfBlanks.nilIfEmpty ?? segment.text(3).nilIfEmpty
      ?? segment.text(2).nilIfEmpty
    switch place {
    case .header, .transport:
      if role == "MS", message.sender == nil { message.sender = segment.text(2).nilIfEmpty ?? name }
    case .consignment, .party, .inland:
      place = .party
      guard let bill = bills.indices.last, let name else { return }
      if bills[bill].parties[role] == nil { bills[bill].parties[role] = name }
    case .equipment, .otherEquipment, .goods: break
    }
  }
}
