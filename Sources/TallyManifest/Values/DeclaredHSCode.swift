internal import TallyDomain

/// HS codes as carriers write them: dots and blanks go, digits stay as they are, and a lost leading zero is only remarked.
enum DeclaredHSCode {
  /// The digits, or what was written where that is no code; and what was written where the digits differ from it.
  static func read(_ written: String, at place: String, remarks: inout RemarkList) -> (code: String, written: String?) {
    guard let code = HSCode(written) else { return (written, nil) }
    if code.digits.utf8.count % 2 == 1 {
      remarks.add(place, "HS code \(written) has an odd number of digits; a leading zero may be missing")
    }
    return (code.digits, code.digits == written ? nil : written)
  }
}
