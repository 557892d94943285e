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

  let watcher: IntakeWatcher
  let stop: StopRequest?
  let kernel: KernelEvents?
  let kernelRefusal: String
  var folders: [WatchedFolder]
  var renames = RenamePairing()
  var outbox = Outbox<Key>()
  var alerts = AlertBoard()
  var lastRefusal = ""

  /// Told in one go before the kernel is heard again.
  static let tellingAtMost = 256

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
      for time in [
        folders[index].intake.nextTime(at: now), folders[index].silence?.nextTime, folders[index].nextListing,
      ] {
        if let time { wake = min(wake ?? time, time) }
      }
    }
    return wake ?? now + .seconds(5)
  }

  var isStopped: Bool { stop?.isRequested == true }

  var now: Duration { watcher.clock.elapsed() }

  /// Waits, until the kernel or a stop says that there is something to do.
  borrowing func wait(until time: Duration) {
    let duration = max(.zero, time - watcher.clock.elapsed())
    if let pause = watcher.clock.pause { return pause(duration) }
    Waiting.wait(for: duration, descriptors: [kernel?.descriptor, stop?.descriptor].compactMap { $0 })
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
