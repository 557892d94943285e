internal import Foundation
public import TallyDomain

/// Watches folders and tells what is complete. A value that holds what to watch; every run keeps its own state, so a new
/// run starts as a restarted process would.
public struct IntakeWatcher: Sendable {
  /// How arrival is noticed, beside the listing of each folder every few seconds.
  public enum Signals: Sendable {
    /// By inotify where the kernel gives it.
    case kernelEvents
    /// By listing alone.
    case listings
  }

  let profiles: [IntakeProfile]
  let manifestFolders: [String]
  let signals: Signals
  let clock: IntakeClock
  let isKnown: @Sendable (String, DeliveredFile) throws -> Bool
  let deliver: @Sendable (IntakeEvent) throws -> Void
  /// Asks the kernel for events.
  var openKernel: @Sendable () throws(FolderListing.Failure) -> KernelEvents = { () throws(FolderListing.Failure) in
    try KernelEvents()
  }

  /// Watches the folders of the profiles for scans and the others for manifests. `isKnown` says whether a recorded delivery
  /// of this folder holds this file in this state. `deliver` takes an event; where it throws, the event is told again
  /// later. Both are called on the thread that runs the watcher. Throws where two folders are the same.
  public init(
    profiles: [IntakeProfile], manifestFolders: [String] = [], signals: Signals = .kernelEvents,
    clock: IntakeClock = .system, isKnown: @escaping @Sendable (String, DeliveredFile) throws -> Bool,
    deliver: @escaping @Sendable (IntakeEvent) throws -> Void
  ) throws(IntakeError) {
    var owners = [String: String]()
    func take(_ folder: String, _ owner: String) throws(IntakeError) -> String {
      let path = URL(filePath: folder).standardizedFileURL.path
      if let other = owners.updateValue(owner, forKey: path) {
        throw .overlappingFolders(folder: path, first: other, second: owner)
      }
      return path
    }
    var checked = [IntakeProfile]()
    for var profile in profiles {
      try profile.check()
      profile.folder = try take(profile.folder, "profile \(profile.name)")
      checked.append(profile)
    }
    var manifests = [String]()
    for folder in manifestFolders { manifests.append(try take(folder, "the manifests")) }
    (self.profiles, self.manifestFolders) = (checked, manifests)
    (self.signals, self.clock, self.isKnown, self.deliver) = (signals, clock, isKnown, deliver)
  }

  /// Watches until a stop is requested; returns within a second of that, unless `deliver` holds it.
  public func run(until stop: StopRequest) {
    var round = WatchRound(self, stop: stop)
    while !stop.isRequested {
      let wake = round.work()
      round.wait(until: wake)
    }
  }

  /// Works off what is in the folders now, waits included, and returns when nothing is left to wait for. A file that keeps
  /// changing is left with a remark after `plane_wait`, at least a minute. Throws where an event was refused five times.
  public func runOnce(until stop: StopRequest? = nil) throws(IntakeError) {
    var round = WatchRound(self, stop: stop)
    var isFirst = true
    while stop?.isRequested != true {
      let wake = round.work()
      if isFirst { round.takeNoNewcomers() }
      isFirst = false
      round.giveUpMoving()
      if let failure = round.failure(after: 5) { throw failure }
      if round.isIdle { return }
      round.wait(until: wake)
    }
  }
}
