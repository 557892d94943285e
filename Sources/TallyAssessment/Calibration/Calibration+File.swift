internal import Foundation
internal import TallyCore
internal import TallyDomain

/// The file: JSON in, JSON out, checked on the way in because it comes from outside.
extension Calibration {
  /// A calibration of a million clean containers has about 60 MB.
  public static let byteLimit = 64 << 20

  /// The file's bytes. The same calibration gives the same bytes.
  public func json() -> [UInt8] {
    // Encoding strings, integers and finite doubles cannot fail; infinite ones cannot get past `CleanScores`.
    guard let data = try? JSONCoding.encoder(pretty: false).encode(self) else {
      preconditionFailure("a calibration that is not finite")
    }
    return Array(data) + [UInt8(ascii: "\n")]
  }

  /// Reads the file's bytes; `place` is its name for error texts. Throws `tooLarge`, `unreadable`, `otherFormat`, `damaged`.
  public init(json bytes: [UInt8], place: String) throws(CalibrationError) {
    guard bytes.count <= Self.byteLimit else { throw .tooLarge(place: place, bytes: bytes.count) }
    let header: Header = try Self.decoded(bytes, place)
    guard header.format == Self.format else { throw .otherFormat(place: place, format: header.format.short) }
    self = try Self.decoded(bytes, place)
    try check(place)
  }

  /// Throws `otherModel` where this was made for another model than the one in use.
  public func check(model: String, place: String) throws(CalibrationError) {
    if model != self.model { throw .otherModel(place: place, calibration: self.model.short, model: model.short) }
  }

  private struct Header: Decodable { var format: String }

  private static func decoded<Value: Decodable>(_ bytes: [UInt8], _ place: String) throws(CalibrationError) -> Value {
    do {
      return try JSONCoding.decoder().decode(Value.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, _) {
      throw .unreadable(place: place, said: "the field “\(key.stringValue.short)” is missing.")
    } catch DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context) {
      let field = context.codingPath.map(\.stringValue).joined(separator: ".")
      throw .unreadable(place: place, said: "the field “\(field.short)” is of another kind.")
    } catch {
      throw .unreadable(place: place, said: "it is not JSON, or a value in it is unknown.")
    }
  }

  private func check(_ place: String) throws(CalibrationError) {
    for scores in indicators.map(\.scores) + priorities.map(\.scores) {
      let isAscending = zip(scores.sorted, scores.sorted.dropFirst()).allSatisfy { $0 <= $1 }
      guard !scores.sorted.isEmpty, scores.sorted.allSatisfy(\.isFinite), isAscending else {
        throw .damaged(place: place, said: "a list of scores is empty or not in order.")
      }
    }
    guard indicators.allSatisfy({ $0.code.family == .image }), priorities.contains(where: { $0.loadClass == nil })
    else {
      throw .damaged(place: place, said: "a list of scores is missing or has no business there.")
    }
    guard identity == Self.identity(model, cleanContainers, indicators, priorities) else {
      throw .damaged(place: place, said: "its identity does not fit its figures.")
    }
  }
}

extension String {
  /// At most 80 characters, for error texts about what comes from outside.
  fileprivate var short: String { Wording.quoted(self, limit: 80) }
}
