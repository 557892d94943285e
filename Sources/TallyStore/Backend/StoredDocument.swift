internal import Foundation
internal import TallyCore

/// Values that are kept as JSON text in a column.
enum StoredDocument {
  /// As all our documents are written.
  static func text(_ value: some Encodable, at place: String) throws(StoreError) -> String {
    do {
      return String(decoding: try JSONCoding.encoder(pretty: false).encode(value), as: UTF8.self)
    } catch {
      throw .unwritable(place: place, said: "\(error)")
    }
  }

  /// Read back; what does not fit is a damaged record.
  static func value<Value: Decodable>(
    _ text: String, as type: Value.Type = Value.self, at place: String
  ) throws(StoreError) -> Value {
    do {
      return try JSONCoding.decoder().decode(Value.self, from: Data(text.utf8))
    } catch let error as DecodingError {
      throw .damagedRecord(place: place, said: DocumentError.describe(error))
    } catch {
      throw .damagedRecord(place: place, said: "\(error)")
    }
  }

  /// Read back where there is one.
  static func optional<Value: Decodable>(
    _ text: String?, as type: Value.Type = Value.self, at place: String
  ) throws(StoreError) -> Value? {
    guard let text else { return nil }
    return try value(text, as: type, at: place)
  }
}
