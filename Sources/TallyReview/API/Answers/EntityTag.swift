internal import TallyCore
internal import TallyHTTP

/// Strong entity tags: the same for the same bytes.
enum EntityTag {
  /// From a text that stands for the content.
  static func value(_ text: String) -> HeaderValue { HeaderValue(quoted: text) }

  /// From the content itself.
  static func value(of bytes: [UInt8]) -> HeaderValue {
    var hash = ContentHash()
    hash.update(bytes)
    return HeaderValue(quoted: String(hash.hexadecimal().prefix(32)))
  }
}
