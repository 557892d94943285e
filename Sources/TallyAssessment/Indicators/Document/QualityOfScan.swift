public import TallyDomain

/// `SCAN_QUALITY`: the picture cannot be judged, or not in full, and a rescan may be due.
public enum QualityOfScan {
  /// What was wrong with a whole delivery although its pixels could be read, in words.
  public static func finding(fault: String, view: String) -> Finding {
    Finding(document: .scanQuality, view: view, severity: .attention, sentence: fault)
  }

  static func findings(_ observation: ContainerObservation) -> [Finding] {
    let severity: Finding.Severity = observation.quality.usable ? .attention : .alert
    var sentences = observation.quality.remarks.filter(\.isFault).map(\.text)
    let own: String? =
      observation.box == nil
      ? "No container was found in the picture."
      : observation.maps == nil ? "The picture of this container could not be compared with its declaration." : nil
    // Correction may have said it already.
    if let own, !sentences.contains(own) { sentences.append(own) }
    if !observation.quality.usable && sentences.isEmpty { sentences.append("The picture cannot be judged.") }
    let findings = sentences.map { sentence in
      Finding(
        document: .scanQuality, view: observation.view, severity: severity,
        sentence: observation.quality.usable ? sentence : "\(sentence) Scan again.")
    }
    return findings + [unfamiliar(observation)].compactMap { $0 }
  }

  /// A picture unlike those that the model was trained on: there it may be sure of anything.
  private static func unfamiliar(_ observation: ContainerObservation) -> Finding? {
    guard let unfamiliarity = observation.maps?.unfamiliarity, unfamiliarity.isBeyond else { return nil }
    let times = Wording.times(unfamiliarity.distance / unfamiliarity.limit)
    return Finding(
      document: .scanQuality, view: observation.view, severity: .attention,
      sentence: """
        This picture is unlike those that the model was trained on: \(times) times as far from them as all but one in a \
        hundred of their kind. What it says of the goods and of things hidden in them may be wrong in either direction; \
        look yourself. Mass and matter do not come from the model.
        """)
  }
}

extension String {
  /// Without blanks at the end.
  func trimmingSuffix() -> String {
    var result = Substring(self)
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }
}
