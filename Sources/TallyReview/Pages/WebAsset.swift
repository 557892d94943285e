internal import CAssets
internal import TallyHTTP

/// The files of the page, inside the binary.
enum WebAsset {
  /// The bytes of a file by its name in the table, as `web/index.html`; nil where there is none.
  static func find(_ name: String) -> [UInt8]? {
    let file = cassets_find(name)
    guard let bytes = file.bytes else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: file.count))
  }

  /// Every name in the table.
  static var names: [String] {
    var names = [String](), index = 0
    while let name = cassets_name(index) {
      names.append(String(cString: name))
      index += 1
    }
    return names
  }

  /// The media type by the ending of a name. What has none of these is not served.
  static func type(of name: String) -> HeaderValue? {
    switch name.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "js", "mjs": "text/javascript; charset=utf-8"
    case "json": "application/json"
    case "svg": "image/svg+xml"
    case "png": "image/png"
    case "woff2": "font/woff2"
    case "txt": "text/plain; charset=utf-8"
    default: nil
    }
  }
}
