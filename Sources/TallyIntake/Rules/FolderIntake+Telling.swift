internal import TallyCore
internal import TallyDomain

/// What a folder's items are, as they are told.
extension FolderIntake {
  /// What is to be told of an item as things stand now; nil where that is over.
  func event(_ item: Item, at now: Duration) -> IntakeEvent? {
    switch item {
    case .scan(let key, let stem):
      guard let family = families[key], let scan = family.scans.first(where: { $0.stem == stem }),
        case .deliver(let faults) = family.decide(scan, by: rules.gathering, at: now)
      else { return nil }
      return .scan(
        ScanDelivery(
          profile: rules.profile, folder: rules.folder, stem: stem, files: family.delivery(of: scan), faults: faults))
    case .single(let name):
      guard let single = singles[name], !single.isTold else { return nil }
      switch single.kind {
      case .manifest: return single.settling.settled == nil ? nil : .manifest(path: path(name))
      case .unknown: return single.settling.settled == nil ? nil : .unknownFile(path: path(name))
      case .unreadableName: return remark(.unreadableName(folder: rules.folder))
      case .notOpened(.link): return remark(.symbolicLink(path: path(name)))
      case .notOpened(.folder): return remark(.subfolder(path: path(name)))
      case .notOpened: return remark(.specialFile(path: path(name)))
      }
    case .lonely(let key, let name):
      let family = families[key] ?? ScanFamily()
      return family.lonely(family.scans, after: lonelyWait, at: now).names.contains(name)
        ? remark(.lonelySidecar(path: path(name), after: lonelyWait)) : nil
    case .stillChanging(let name): return remark(.stillChanging(path: path(name), after: Self.patience(rules)))
    }
  }

  /// How long a pass over what is there waits for a file that keeps changing.
  static func patience(_ rules: Rules) -> Duration { max(.seconds(60), rules.gathering.planeWait) }

  private func remark(_ remark: IntakeRemark) -> IntakeEvent { .remark(remark.explanation) }
  private func path(_ name: String) -> String { rules.folder + "/" + name }

  /// What an item is about, for a person.
  func place(_ item: Item) -> String {
    switch item {
    case .scan(_, let stem): path(stem)
    case .single(let name), .lonely(_, let name), .stillChanging(let name): path(name)
    }
  }

  /// The event was taken.
  mutating func told(_ item: Item, _ event: IntakeEvent) {
    switch (item, event) {
    case (.scan(let key, _), .scan(let delivery)): families[key]?.recorded(delivery.files)
    case (.single(let name), _): singles[name]?.isTold = true
    case (.lonely(let key, let name), _): families[key]?.calledLonely(name)
    default: break
    }
  }
}
