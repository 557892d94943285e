internal import TallyDomain

/// One folder in the shell: its rules, its watch, and when it is listed next.
struct WatchedFolder {
  var intake: FolderIntake
  let path: String
  /// Listed so often.
  let rescan: Duration
  /// Profile whose silence is watched.
  let profile: IntakeProfile?
  var silence: SilenceWatch?
  /// The kernel's watch, where there is one.
  var watch: Int32?
  /// Why the kernel gives no events; told once.
  var isPollingTold = false
  var nextListing: Duration

  init(_ profile: IntakeProfile, now: Duration, isKnown: @escaping (DeliveredFile) -> Bool) {
    var rules = FolderIntake.Rules(folder: profile.folder, profile: profile.name)
    rules.settle = .seconds(profile.settleSeconds)
    rules.gathering.sidecarWait = .seconds(profile.sidecarWaitSeconds)
    rules.gathering.planeWait = .seconds(profile.planeWaitSeconds)
    if let planes = profile.planes { rules.gathering.planes = planes.compactMap(ScanName.Role.init(rawValue:)) }
    intake = FolderIntake(rules, isKnown: isKnown)
    (path, self.profile, rescan, nextListing) = (profile.folder, profile, .seconds(profile.rescanSeconds), now)
    silence = profile.silentAfterSeconds.map { SilenceWatch(limit: .seconds($0), from: now) }
  }

  init(manifests folder: String, now: Duration) {
    intake = FolderIntake(FolderIntake.Rules(folder: folder, takes: .manifests), isKnown: { _ in false })
    (path, profile, rescan, nextListing) = (folder, nil, .seconds(5), now)
  }

  /// The next listing after one that ended now and took so long: a huge folder is not listed all the time.
  mutating func listed(at now: Duration, took: Duration) { nextListing = now + max(rescan, took * 20) }
}
