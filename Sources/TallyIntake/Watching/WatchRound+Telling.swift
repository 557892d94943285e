internal import TallyCore
internal import TallyDomain

/// What is told, and told again until it is taken.
extension WatchRound {
  mutating func takeReady(_ index: Int) {
    let now = now
    for item in folders[index].intake.takeReady(at: now) {
      outbox.put(.item(folder: index, item))
      if case .scan = item { listen(index, folders[index].silence?.heard(at: now)) }
    }
    listen(index, folders[index].silence?.passed(to: now))
  }

  private mutating func listen(_ index: Int, _ action: SilenceWatch.Action?) {
    guard let profile = folders[index].profile, let limit = folders[index].silence?.limit else { return }
    switch action {
    case .raise:
      raiseAlert(
        .silentScanner, profile.name,
        "The scanner of profile \(profile.name) has sent no scan for \(Wording.seconds(limit)).")
    case .clear: clearAlert(.silentScanner, profile.name)
    case .nothing, nil: break
    }
  }

  mutating func raiseAlert(_ kind: ServiceAlert.Kind, _ subject: String, _ sentence: String) {
    let alert = ServiceAlert(
      kind: kind, subject: subject, sentence: sentence, raisedAt: watcher.clock.timestamp)
    if alerts.raise(alert) { outbox.put(.alert(.init(kind: kind, subject: subject))) }
  }

  mutating func clearAlert(_ kind: ServiceAlert.Kind, _ subject: String) {
    let key = AlertBoard.Key(kind: kind, subject: subject)
    if alerts.clear(key) { outbox.put(.alert(key)) }
  }

  mutating func tell() {
    var left = Self.tellingAtMost
    while left > 0, !isStopped, let key = outbox.next(at: now) {
      guard let event = event(key) else {
        outbox.accepted(key, wasTold: false)
        continue
      }
      left -= 1
      do {
        try watcher.deliver(event)
        outbox.accepted(key)
        told(key, event)
      } catch {
        lastRefusal = (error as? any CataloguedError)?.explanation.line ?? "\(error)"
        outbox.refused(key, at: now)
      }
    }
  }

  private func event(_ key: Key) -> IntakeEvent? {
    switch key {
    case .item(let index, let item): folders[index].intake.event(item, at: now)
    case .alert(let key): alerts.event(key)
    case .polling(let index, let said):
      .remark(
        IntakeRemark.polling(folder: folders[index].path, every: folders[index].rescan, said: said).explanation)
    }
  }

  private mutating func told(_ key: Key, _ event: IntakeEvent) {
    switch key {
    case .item(let index, let item): folders[index].intake.told(item, event)
    case .alert(let key): alerts.told(key)
    case .polling: break
    }
  }
}
