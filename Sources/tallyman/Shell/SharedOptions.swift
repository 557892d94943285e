internal import TallyCore

/// Options that many commands have, worded once.
extension Option where Command: RunnableCommand {
  /// `--threads N`; 0 stands for the default.
  static func threads(_ path: any WritableKeyPath<Command, Int> & Sendable) -> Self {
    positive("--threads", "N", "Threads; the default is one per core.", path)
  }

  /// A whole number from 1.
  static func positive(
    _ name: String, _ placeholder: String, _ help: String, _ path: any WritableKeyPath<Command, Int> & Sendable
  ) -> Self {
    .value(
      name, placeholder, help, path, expected: "a whole number from 1",
      parse: { Int($0).flatMap { $0 > 0 ? $0 : nil } })
  }

  /// `--config FILE`.
  static func settings(_ path: any WritableKeyPath<Command, String?> & Sendable) -> Self {
    .value("--config", "FILE", "Settings (see tallyman config show).", path)
  }

  /// `--manifest PATH`, again and again.
  static func manifests(_ path: any WritableKeyPath<Command, [String]> & Sendable) -> Self {
    .list("--manifest", "PATH", "A CUSCAR, CSV or JSON manifest, or a folder of them.", path)
  }
}
