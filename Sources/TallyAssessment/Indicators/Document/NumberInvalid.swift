internal import TallyDomain

/// `NUMBER_INVALID`: the container number of the scan cannot be right.
enum NumberInvalid {
  static func findings(_ observation: ContainerObservation) -> [Finding] {
    guard let written = observation.number else { return [] }
    let number = ContainerNumber(written)
    guard !number.hasValidCheckDigit else { return [] }
    let name = Wording.quoted(written, limit: 20)
    let sentence: String
    if number.isWellFormed, let digit = number.expectedCheckDigit, let last = number.normalised.last {
      sentence = "The number \(name) ends in the check digit \(last) where its other characters ask for \(digit)."
    } else {
      sentence =
        "\(name.isEmpty ? "A blank" : name) is no container number: four letters, six digits and a check digit make one."
    }
    return [
      Finding(
        document: .numberInvalid, view: observation.view, severity: .attention,
        sentence: "\(sentence) It was misread, mistyped or made up.")
    ]
  }
}
