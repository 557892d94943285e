/// A piece of HTML. It can be made only from escaped text and from elements, so declared goods that contain `<script>` stay text.
public struct Markup: Sendable, Equatable {
  /// The HTML.
  public let html: String

  private init(html: String) { self.html = html }

  /// Text, escaped.
  public static func text(_ text: String) -> Markup { Markup(html: escaped(text)) }

  /// An element with attributes in the given order and children; void elements have no end tag.
  public static func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) -> Markup {
    let written = attributes.map { " \($0.key)=\"\(escaped($0.value))\"" }.joined()
    guard !["img", "meta", "rect", "line", "br", "input"].contains(name) else {
      return Markup(html: "<\(name)\(written)/>")  // the slash closes elements of SVG; HTML ignores it
    }
    return Markup(html: "<\(name)\(written)>" + children.map(\.html).joined() + "</\(name)>")
  }

  /// An element around one text.
  public static func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String)
    -> Markup
  {
    element(name, attributes, [.text(text)])
  }

  /// A style sheet of ours; traps where it could end its own element.
  public static func style(_ css: String) -> Markup {
    precondition(!css.contains("</"), "style sheet with an end tag")
    return Markup(html: "<style>\(css)</style>")
  }

  /// A whole document.
  public static func document(title: String, language: String, style css: String, body: [Markup]) -> String {
    let head = [
      element("meta", ["charset": "utf-8"]),
      element("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      element("title", [:], title), style(css),
    ]
    let html = element("html", ["lang": language], [element("head", [:], head), element("body", [:], body)])
    return "<!doctype html>\n" + html.html + "\n"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
