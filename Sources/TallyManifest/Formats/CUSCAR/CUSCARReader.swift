internal import TallyDomain

/// Reads the cargo reports of an interchange, or of a file without an envelope. A message that cannot be read becomes a failure
/// and is skipped; counts and references that do not agree become remarks.
struct CUSCARReader {
  let name: String
  let limits: ManifestLimits

  func read(_ text: DecodedText) throws(ManifestError) -> ManifestImport {
    var tokens = EDIFACTTokens(text.utf8, name: name, limits: limits)
    var state = Interchange(name: name, limits: limits)
    state.note = text.note
    while let segment = try tokens.next() { try state.take(segment) }
    state.end()
    guard !state.manifests.isEmpty else { throw state.reasonForNothing }
    return ManifestImport(format: .cuscar, manifests: state.manifests, failures: state.failures)
  }

  /// What is known while segments go by.
  private struct Interchange {
    let name: String
    let limits: ManifestLimits
    var note: String?
    var manifests = [Manifest](), failures = [ManifestError]()
    private var envelope = CUSCAREnvelope()
    private var open: CUSCARMessageReader?
    /// Messages since UNB and since UNG, whatever became of them.
    private var messages = 0, messagesInGroup = 0, all = 0
    /// Reference of a message that is being skipped.
    private var skipping = false

    init(name: String, limits: ManifestLimits) { (self.name, self.limits) = (name, limits) }

    mutating func take(_ segment: EDIFACTSegment) throws(ManifestError) {
      switch segment.tag {
      case "UNB":
        end(before: "UNB")
        envelope = CUSCAREnvelope(segment)
        (messages, messagesInGroup) = (0, 0)
      case "UNG": messagesInGroup = 0
      case "UNE": check(segment, count: messagesInGroup, reference: nil, noun: "messages in the group")
      case "UNZ":
        end(before: "UNZ")
        check(segment, count: messages, reference: envelope.reference, noun: "messages")
        envelope.isClosed = true
      case "UNH":
        end(before: "UNH")
        try begin(segment)
      default: takeInside(segment)
      }
    }

    private mutating func begin(_ segment: EDIFACTSegment) throws(ManifestError) {
      (messages, messagesInGroup, all) = (messages + 1, messagesInGroup + 1, all + 1)
      guard all <= limits.messages else { throw .tooLarge(file: name, what: "messages", limit: limits.messages) }
      let (reference, type) = (segment.text(1), segment.text(2))
      guard type.isEmpty || type == "CUSCAR" else {
        failures.append(.notACargoReport(file: name, message: reference, type: type))
        skipping = true
        return
      }
      skipping = false
      open = CUSCARMessageReader(file: name, limits: limits, envelope: envelope, header: segment, note: note)
      note = nil
    }

    private mutating func takeInside(_ segment: EDIFACTSegment) {
      guard open != nil else {
        if segment.tag == "UNT" { skipping = false }
        return
      }
      // The reader must not be copied for each segment: it is taken out, used and put back.
      guard var reader = open.take() else { return }
      do throws(ManifestError) {
        try reader.take(segment)
        if segment.tag == "UNT" { finish(reader) } else { open = reader }
      } catch {
        failures.append(error)
        skipping = true
      }
    }

    private mutating func finish(_ reader: CUSCARMessageReader) {
      do throws(ManifestError) {
        manifests.append(try reader.manifest())
      } catch {
        failures.append(error)
      }
    }

    /// A message that lacks its UNT: before another segment of the envelope that is only odd.
    private mutating func end(before tag: String) {
      guard var reader = open.take() else { return }
      reader.remarkMissingTrailer(before: tag)
      finish(reader)
    }

    /// The end of the text. A message that is still open was cut off, and what is missing cannot be known.
    mutating func end() {
      guard let reader = open.take() else { return }
      failures.append(reader.cutOff)
    }

    private mutating func check(_ segment: EDIFACTSegment, count: Int, reference: String?, noun: String) {
      var texts = [String]()
      if Int(segment.text(1)) != count { texts.append("says \(segment.text(1)) \(noun), there are \(count)") }
      if let reference, segment.text(2) != reference {
        texts.append("control reference \(segment.text(2)) is not that of UNB, \(reference)")
      }
      guard let last = manifests.indices.last else { return }
      let remarks = texts.map { Manifest.Remark(at: segment.tag, text: $0) }
      if !remarks.isEmpty { manifests[last].remarks = (manifests[last].remarks ?? []) + remarks }
    }

    /// Nothing was read: the first reason, or that no message was there.
    var reasonForNothing: ManifestError {
      failures.first
        ?? .syntax(file: name, message: "none", segment: 1, tag: "UNH", element: 1, expected: "a message", found: "")
    }
  }
}

/// What the envelope of an interchange says.
struct CUSCAREnvelope {
  var sender: String?, reference: String?, preparedAt: String?
  var isClosed = false

  init() {}

  /// From UNB: element 2 the sender, 4 date and time, 5 the control reference.
  init(_ segment: EDIFACTSegment) {
    (sender, reference) = (segment.text(2).nilIfEmpty, segment.text(5).nilIfEmpty)
    let (day, time) = (segment.text(4), segment.text(4, 2))
    if let moment = DeclaredDate.edifact(day + time, format: "") ?? DeclaredDate.edifact(day, format: "") {
      preparedAt = moment.date + (moment.time.map { "T\($0)Z" } ?? "")
    }
  }
}
