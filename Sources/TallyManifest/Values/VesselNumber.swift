/// The seven digits that IMO gives to a ship (resolution A.1117(30)).
enum VesselNumber {
  /// True where the last digit is the last digit of the sum of the first six, weighted 7 down to 2.
  static func isValid(_ written: String) -> Bool {
    let digits = written.utf8.map { Int($0) - 48 }
    guard digits.count == 7, digits.allSatisfy({ (0...9).contains($0) }) else { return false }
    let sum = zip(digits, stride(from: 7, through: 2, by: -1)).reduce(0) { $0 + $1.0 * $1.1 }
    return sum % 10 == digits[6]
  }
}
