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
    return sentences.map { sentence in
      Finding(
        document: .scanQuality, view: observation.view, severity: severity,
        sentence: observation.quality.usable ? sentence : "\(sentence) Scan again.")
    }
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
