public import Foundation

/// JSON as all our documents are written: snake_case, stable order of keys, no escaped slashes.
public enum JSONCoding {
  /// A decoder for snake_case documents. Unknown fields are ignored.
  public static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return decoder
  }

  /// An encoder for snake_case documents with sorted keys, so that the same value gives the same bytes.
  public static func encoder(pretty: Bool = true) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return encoder
  }
}
