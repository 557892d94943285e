internal import TallyCore
internal import TallyDomain

/// What is seen: by listing, by the kernel's events, by looking again.
extension WatchRound {
  mutating func list(_ index: Int) {
    let start = now, path = folders[index].path
    // The watch comes first: what appears while the folder is listed is then seen twice and not never.
    watch(index)
    let wall = watcher.clock.wallNanoseconds()
    folders[index].intake.beginListing()
    do {
      let isWhole = try FolderListing.visit(path) { name in
        !FileErrand.isPassedOver(name)
      } isStopped: {
        isStopped
      } _: { name, entry in
        guard let name else { return folders[index].intake.seenUnreadableName() }
        var age = Duration.zero
        if case .file(let file) = entry {
          age = .nanoseconds(wall.subtractingReportingOverflow(file.modifiedNanoseconds).partialValue)
        }
        folders[index].intake.seen(name, entry, .listed(age: age), at: start)
      }
      guard isWhole else { return }
      folders[index].intake.endListing()
      clearAlert(.folderUnusable, path)
    } catch {
      unwatch(index)
      raiseAlert(
        .folderUnusable, path, "The folder \(path) cannot be listed: \(SystemReason.of(error.number)).")
    }
    folders[index].listed(at: now, took: now - start)
  }

  mutating func watch(_ index: Int) {
    guard watcher.signals == .kernelEvents, folders[index].watch == nil else { return }
    guard let kernel else { return tellPolling(index, kernelRefusal) }
    do {
      folders[index].watch = try kernel.watch(folders[index].path)
    } catch {
      // A folder that is not there is an alert already; anything else is the kernel's refusal.
      if !Waiting.isAbsence(error.number) { tellPolling(index, SystemReason.of(error.number)) }
    }
  }

  mutating func tellPolling(_ index: Int, _ said: String) {
    guard !folders[index].isPollingTold else { return }
    folders[index].isPollingTold = true
    outbox.put(.polling(folder: index, said: said))
  }

  mutating func unwatch(_ index: Int) {
    if let watch = folders[index].watch { kernel?.end(watch) }
    folders[index].watch = nil
  }

  mutating func hearKernel() {
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

  mutating func look(_ index: Int, _ name: String, _ sighting: FileSettling.Sighting) {
    guard !FileErrand.isPassedOver(name) else { return }
    // What cannot be looked at now is looked at by the next listing.
    guard let entry = try? FolderListing.entry(at: folders[index].path + "/" + name) else {
      folders[index].intake.vanished(name)
      return
    }
    folders[index].intake.seen(name, entry, sighting, at: now)
  }
}
