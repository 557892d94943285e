/// The help of a command, made from its table so that it cannot lag behind.
public enum HelpText {
  /// Usage, summary, options and examples.
  public static func of<Command: CommandDeclaration>(_ type: Command.Type) -> String {
    let options = Command.options
    let plain = options.first { $0.name.isEmpty }
    let named = options.filter { !$0.name.isEmpty }
    let plainUsage = plain.map { " \($0.placeholder)" + ($0.kind == .list ? "…" : "") } ?? ""
    var lines = [
      "Usage: tallyman \(Command.name)\(plainUsage)" + (named.isEmpty ? "" : " [options]"), "", Command.summary, "",
    ]
    let entries =
      ([plain].compactMap { $0 } + named).map { option in
        (
          option.name.isEmpty
            ? option.placeholder : [option.name, option.placeholder].filter { !$0.isEmpty }.joined(separator: " "),
          option.help + (option.kind == .list && !option.name.isEmpty ? " May be repeated." : "")
        )
      } + [("--help", "Show this help.")]
    let column = min(30, (entries.map(\.0.count).max() ?? 0) + 2)
    for (left, help) in entries {
      let wrapped = wrap(help, width: 96 - column)
      let pad = String(repeating: " ", count: max(0, column - left.count))
      if left.count + 2 > column {
        lines.append("  " + left)
        lines += wrapped.map { "  " + String(repeating: " ", count: column) + $0 }
      } else {
        lines.append("  " + left + pad + (wrapped.first ?? ""))
        lines += wrapped.dropFirst().map { "  " + String(repeating: " ", count: column) + $0 }
      }
    }
    lines += ["", Command.examples.count == 1 ? "Example:" : "Examples:"] + Command.examples.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func wrap(_ text: String, width: Int) -> [String] {
    var lines = [String](), line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty && line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + (line.isEmpty ? [] : [line])
  }
}
