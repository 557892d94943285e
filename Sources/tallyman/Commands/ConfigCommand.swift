internal import TallyCore

/// `tallyman config show`
struct ConfigShowCommand: RunnableCommand, Equatable {
  var config: String?, defaults = false, explain = false

  static let name = "config show"
  static let summary = "Show the settings, as a file that can be edited and given back."
  static let examples = ["tallyman config show --defaults"]
  static var options: [Option<Self>] {
    [
      .value("--config", "FILE", "Settings to show over the defaults.", \.config),
      .flag("--defaults", "Show the defaults alone.", \.defaults),
      .flag("--explain", "Say what each key does instead of printing JSON.", \.explain),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    let settings = try Settings(contentsOf: defaults ? nil : config)
    if explain {
      for entry in Settings.table {
        terminal.out("\(entry.key)\n    \(entry.help) Give \(entry.expected); now \(entry.get(settings)).")
      }
    } else {
      terminal.out(
        "{\n" + Settings.table.map { "  \"\($0.key)\": \($0.get(settings))" }.joined(separator: ",\n") + "\n}")
    }
    return .done
  }
}
