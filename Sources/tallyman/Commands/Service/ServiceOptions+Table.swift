internal import TallyCore

/// A command that runs the service, or a part of it.
protocol ServiceCommand: RunnableCommand {
  /// What the service is to do.
  var service: ServiceOptions { get set }
}

/// Options that every command of the service has, worded once.
extension Option where Command: ServiceCommand {
  /// `--watch`, `--manifests`, `--store`, `--model`, `--calibration`, `--threads`.
  static var service: [Self] {
    [
      .list("--watch", "DIR", "A folder into which a scanner drops its files; may be repeated.", \.service.watch),
      .list("--manifests", "DIR", "A folder into which manifests come; may be repeated.", \.service.manifests),
      .value(
        "--store", "FILE", "The store; the default is .tallyman/store.sqlite in the first watch folder.",
        \.service.store),
      .value("--model", "DIR", "Model package; the default is the one of the settings.", \.service.model),
      .value(
        "--calibration", "FILE", "Calibration; the default is the one of the model package.", \.service.calibration),
      .threads(\.service.threads),
    ]
  }
}
