internal import Foundation
internal import TallyAssessment
internal import TallyConfinement
internal import TallyCore
internal import TallyDomain
internal import TallyImaging
internal import TallyIntake
internal import TallyPipeline
internal import TallyReview
internal import TallyStore
internal import TallyStoreSQLite

/// What a service is to do, as the command line says.
struct ServiceOptions: Sendable, Equatable {
  var watch = [String](), manifests = [String]()
  var store: String?, model: String?, calibration: String?
  var threads = 0
}

/// The service without its page: folders are watched, scans recorded, decoded, assessed and kept, manifests imported and
/// linked to what is there already. Everything that it knows is in the store, so that it can end at any moment.
final class ScanService: Sendable {
  let store: Store, folders: ServiceFolders, journal: ServiceJournal
  let startedAt: ContinuousClock.Instant
  private let lock: ServiceLock
  let reader: ConfinedReader
  private let book: DeclarationBook, work: DeliveryWork
  private let pipeline = StagedPipeline()
  private let arrivals: Arrivals
  private let watcher: IntakeWatcher, stopWatching: StopRequest
  private let queue = WorkSignal(), declarations = WorkSignal()
  private let lanes: (decoding: Int, assessing: Int)
  private let threads = ThreadGroup()

  /// Opens the store and loads the model; nothing runs yet.
  init(_ options: ServiceOptions, settings: Settings, terminal: Terminal) throws {
    guard let first = options.watch.first ?? settings.profiles.first?.folder else {
      throw UsageError.missingWord(placeholder: "--watch DIR, or profiles in the settings")
    }
    AllocatorPolicy.returnLargeBlocks()
    startedAt = ContinuousClock.now
    let journal = ServiceJournal(terminal), composition = Composition(settings: settings)
    let folders = ServiceFolders(store: options.store, watch: first)
    (self.folders, self.journal) = (folders, journal)
    let profiles = try Self.profiles(options.watch, settings.profiles)
    store = try Store(backend: try SQLiteBackend(path: folders.store), now: ServiceClock.now)
    lock = try ServiceLock(folders)
    let crashes = try CrashNote(path: folders.store + ".crash")
    try store.giveUpClaims(ofWorkersNamed: "", guilty: crashes.before)
    try FileBytes.makeFolder(folders.pictures)
    try PictureFile.removeLeftovers(in: folders.pictures)
    let workers = settings.workers(flag: options.threads)
    lanes = (settings.decodingLanes > 0 ? settings.decodingLanes : workers, settings.assessingLanes)
    book = try DeclarationBook(store: store, reader: composition.manifestReader)
    reader = composition.confinedReader(lanes: lanes.decoding, followsLinks: false)
    let byName = Dictionary(uniqueKeysWithValues: profiles.map { ($0.name, $0) })
    let receipts = ReceiptDesk(profiles: byName, journal: journal)
    work = DeliveryWork(
      store: store, book: book,
      parts: try AssessmentParts(
        composition, model: options.model, calibration: options.calibration,
        threads: max(1, workers / lanes.assessing)),
      reader: reader,
      folders: folders, profiles: byName,
      containerPattern: settings.containerPattern, crashes: crashes, receipts: receipts, journal: journal)
    stopWatching = try StopRequest()
    arrivals = Arrivals(
      store: store, book: book, queue: queue, declarations: declarations, journal: journal,
      receipts: receipts)
    watcher = try IntakeWatcher(
      profiles: profiles, manifestFolders: options.manifests,
      isKnown: { [store] in try store.isKnown(folder: $0, file: $1) },
      deliver: { [arrivals] in try arrivals.take($0) })
  }

  /// The profiles of the settings, and one with the defaults for each watch folder that none of them names.
  private static func profiles(_ watch: [String], _ set: [IntakeProfile]) throws -> [IntakeProfile] {
    var profiles = set
    for folder in watch {
      let path = ServiceFolders.absolute(folder)
      guard FileBytes.isFolder(path) else {
        throw DocumentError.unreadable(file: folder, said: "there is no such folder.")
      }
      guard !profiles.contains(where: { ServiceFolders.absolute($0.folder) == path }) else { continue }
      let name = profiles.isEmpty ? "watch" : "watch-\(profiles.count + 1)"
      profiles.append(IntakeProfile(name: name, folder: path))
    }
    return profiles
  }

  /// The stages' meters, for reports.
  var meters: [StageMeter] { pipeline.meters }

  /// Seconds per kind of work, over all scans.
  var stageSeconds: [String: Double] { work.parts.clock.seconds }

  /// What each profile has delivered since the start.
  var profileFigures: [ServiceStatus.Profile] { arrivals.figures }

  /// The authority's one knob.
  var budget: AssessmentDocument.Budget { work.parts.assessor.budget }

  /// Starts the stages and the watcher. Returns at once.
  func start() {
    startStages { [store, queue, journal] in
      while !queue.isStopped {
        if let claim = Self.claim(store, journal) { return claim }
        queue.wait(seconds: 1)
      }
      return nil
    }
    threads.start("intake") { [watcher, stopWatching] in watcher.run(until: stopWatching) }
    threads.start("declarations") { [self] in
      while !declarations.isStopped {
        relink()
        declarations.wait(seconds: 60)
      }
    }
  }

  /// Ends in order: nothing new is taken up, what is in work is finished and recorded.
  func stop() {
    stopWatching.request()
    declarations.stop()
    queue.stop()
    threads.waitUntilDone()
    pipeline.waitUntilDone()
  }

  /// Works off what lies in the folders and what waits in the store, then returns.
  func runOnce() throws {
    startStages { [store, queue, journal] in
      while true {
        if let claim = Self.claim(store, journal) { return claim }
        if queue.isStopped { return nil }
        queue.wait(seconds: 1)
      }
    }
    try watcher.runOnce(until: stopWatching)
    relink()
    // A scan that an attempt gave back is taken up again; the stages end once nothing waits and nothing is in work.
    while !stopWatching.isRequested, try store.counts()[.queued, default: 0] > 0 { Thread.sleep(forTimeInterval: 0.05) }
    queue.stop()
    pipeline.waitUntilDone()
  }

  /// Asks `runOnce` to end early.
  func cancel() {
    stopWatching.request()
    queue.stop()
  }

  private func startStages(next: @escaping @Sendable () -> Claim?) {
    let claims = pipeline.source("claim", capacity: 1, next: next)
    let decoded = pipeline.stage(
      "decode", lanes: lanes.decoding, from: claims, capacity: lanes.assessing, work: work.decode)
    pipeline.sink("assess", lanes: lanes.assessing, from: decoded, work: work.assess)
  }

  private static func claim(_ store: Store, _ journal: ServiceJournal) -> Claim? {
    do {
      return try store.claim(worker: "\(getpid())", leaseSeconds: DeliveryWork.leaseSeconds)
    } catch {
      journal.note(error.explanation)
      return nil
    }
  }

  private func relink() {
    do {
      if try book.relink() > 0 { queue.ring() }
    } catch { journal.note(error.explanation) }
  }
}
