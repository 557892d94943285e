internal import TallyCore
internal import TallyDomain

/// The state of one run: what was seen goes into the rules, what they say is ready goes out.
struct WatchRound: ~Copyable {
  /// Something to tell: an item of a folder, a remark about how it is watched, or an alert.
  enum Key: Hashable {
    case item(folder: Int, FolderIntake.Item)
    case polling(folder: Int, said: String)
    case alert(AlertBoard.Key)
  }

  private let watcher: IntakeWatcher
  private let stop: StopRequest?
  private let kernel: KernelEvents?
  private let kernelRefusal: String
  private var folders: [WatchedFolder]
  private var renames = RenamePairing()
  private var outbox = Outbox<Key>()
  private var alerts = AlertBoard()
  private var lastRefusal = ""

  /// Told in one go before the kernel is heard again.
  private static let tellingAtMost = 256

  init(_ watcher: IntakeWatcher, stop: StopRequest?) {
    (self.watcher, self.stop) = (watcher, stop)
    let now = watcher.clock.elapsed()
    folders = watcher.profiles.map { profile in
      WatchedFolder(profile, now: now) { file in
        // Where the store cannot say, the file counts as new: recording what is known already changes nothing.
        (try? watcher.isKnown(profile.folder, file)) ?? false
      }
    }
    folders += watcher.manifestFolders.map { WatchedFolder(manifests: $0, now: now) }
    var refusal = ""
    switch watcher.signals {
    case .listings: kernel = nil
    case .kernelEvents:
      do {
        kernel = try watcher.openKernel()
      } catch {
        kernel = nil
        refusal = SystemReason.of(error.number)
      }
    }
    kernelRefusal = refusal
  }

  // MARK: One round

  /// Sees what there is to see, tells what is ready, and says when there is something to do again if nothing happens.
  mutating func work() -> Duration {
    hearKernel()
    for index in folders.indices where folders[index].nextListing <= now { list(index) }
    for index in folders.indices {
      for name in folders[index].intake.takeDue(at: now) { look(index, name, .looked) }
      takeReady(index)
    }
    tell()
    var wake = outbox.nextTime(at: now)
    for index in folders.indices {
      for time in [folders[index].intake.nextTime(), folders[index].silence?.nextTime, folders[index].nextListing] {
        if let time { wake = min(wake ?? time, time) }
      }
    }
    return wake ?? now + .seconds(5)
  }

  private var now: Duration { watcher.clock.elapsed() }

  /// Waits, until the kernel or a stop says that there is something to do.
  borrowing func wait(until time: Duration) {
    let duration = max(.zero, time - watcher.clock.elapsed())
    if let pause = watcher.clock.pause { return pause(duration) }
    Waiting.wait(for: duration, descriptors: [kernel?.descriptor, stop?.descriptor].compactMap { $0 })
  }

  // MARK: Seeing

  private mutating func list(_ index: Int) {
    let start = now, path = folders[index].path
    // The watch comes first: what appears while the folder is listed is then seen twice and not never.
    watch(index)
    let wall = watcher.clock.wallNanoseconds()
    folders[index].intake.beginListing()
    do {
      try FolderListing.visit(path) { name in
        !FileErrand.isPassedOver(name)
      } _: { name, entry in
        guard let name else { return folders[index].intake.seenUnreadableName() }
        var age = Duration.zero
        if case .file(let file) = entry {
          age = .nanoseconds(wall.subtractingReportingOverflow(file.modifiedNanoseconds).partialValue)
        }
        folders[index].intake.seen(name, entry, .listed(age: age), at: start)
      }
      folders[index].intake.endListing()
      clearAlert(.folderUnusable, path)
    } catch {
      unwatch(index)
      raiseAlert(
        .folderUnusable, path, "The folder \(path) cannot be listed: \(SystemReason.of(error.number)).")
    }
    folders[index].listed(at: now, took: now - start)
  }

  private mutating func watch(_ index: Int) {
    guard watcher.signals == .kernelEvents, folders[index].watch == nil else { return }
    guard let kernel else { return tellPolling(index, kernelRefusal) }
    do {
      folders[index].watch = try kernel.watch(folders[index].path)
    } catch {
      // A folder that is not there is an alert already; anything else is the kernel's refusal.
      if !Waiting.isAbsence(error.number) { tellPolling(index, SystemReason.of(error.number)) }
    }
  }

  private mutating func tellPolling(_ index: Int, _ said: String) {
    guard !folders[index].isPollingTold else { return }
    folders[index].isPollingTold = true
    outbox.put(.polling(folder: index, said: said))
  }

  private mutating func unwatch(_ index: Int) {
    if let watch = folders[index].watch { kernel?.end(watch) }
    folders[index].watch = nil
  }

  private mutating func hearKernel() {
    guard let events = kernel?.read() else { return }
    for event in events {
      if event.kind == .overflow {
        for index in folders.indices { folders[index].nextListing = .zero }
      }
      guard let index = folders.firstIndex(where: { $0.watch == event.watch }) else { continue }
      hear(event, index)
    }
  }

  private mutating func hear(_ event: KernelEvent, _ index: Int) {
    if event.kind == .folderGone {
      unwatch(index)
      folders[index].nextListing = .zero
    }
    guard let name = event.name else { return }
    switch event.kind {
    case .appeared: look(index, name, .looked)
    case .movedIn(let cookie): look(index, name, renames.movedIn(cookie: cookie))
    case .movedOut(let cookie):
      renames.movedOut(name, cookie: cookie)
      folders[index].intake.vanished(name)
    case .deleted: folders[index].intake.vanished(name)
    case .folderGone, .overflow: break
    }
  }

  private mutating func look(_ index: Int, _ name: String, _ sighting: FileSettling.Sighting) {
    guard !FileErrand.isPassedOver(name) else { return }
    // What cannot be looked at now is looked at by the next listing.
    guard let entry = try? FolderListing.entry(at: folders[index].path + "/" + name) else {
      folders[index].intake.vanished(name)
      return
    }
    folders[index].intake.seen(name, entry, sighting, at: now)
  }

  // MARK: Telling

  private mutating func takeReady(_ index: Int) {
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

  private mutating func raiseAlert(_ kind: ServiceAlert.Kind, _ subject: String, _ sentence: String) {
    let alert = ServiceAlert(
      kind: kind, subject: subject, sentence: sentence, raisedAt: watcher.clock.timestamp)
    if alerts.raise(alert) { outbox.put(.alert(.init(kind: kind, subject: subject))) }
  }

  private mutating func clearAlert(_ kind: ServiceAlert.Kind, _ subject: String) {
    let key = AlertBoard.Key(kind: kind, subject: subject)
    if alerts.clear(key) { outbox.put(.alert(key)) }
  }

  private mutating func tell() {
    var left = Self.tellingAtMost
    while left > 0, stop?.isRequested != true, let key = outbox.next(at: now) {
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

// MARK: One pass over what is there

extension WatchRound {
  /// From now on, files that belong to nothing that is there are left for the next pass.
  mutating func takeNoNewcomers() {
    for index in folders.indices { folders[index].intake.takesNewcomers = false }
  }

  /// Leaves files that keep changing.
  mutating func giveUpMoving() {
    for index in folders.indices {
      let patience = FolderIntake.patience(folders[index].intake.rules)
      folders[index].intake.giveUpMoving(after: patience, at: now)
    }
  }

  /// True where nothing is left to wait for.
  var isIdle: Bool { outbox.isEmpty && folders.allSatisfy(\.intake.isIdle) }

  /// The event that was refused so often, as an error.
  func failure(after attempts: Int) -> IntakeError? {
    guard let key = outbox.mostRefused, outbox.failures(of: key) >= attempts else { return nil }
    let place =
      switch key {
      case .item(let index, let item): folders[index].intake.place(item)
      case .polling(let index, _): folders[index].path
      case .alert(let key): key.subject
      }
    return .undeliverable(place: place, attempts: attempts, said: lastRefusal)
  }
}
