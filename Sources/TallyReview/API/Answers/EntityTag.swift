internal import TallyCore
internal import TallyHTTP

/// Strong entity tags: the same for the same bytes.
enum EntityTag {
  /// From a text that stands for the content.
  static func value(_ text: String) -> HeaderValue { HeaderValue(quoted: text) }

  /// From the content itself.
  static func value(of bytes: [UInt8]) -> HeaderValue {
    HeaderValue(quoted: String(ContentHash.hexadecimal(of: bytes).prefix(32)))
  }
}
