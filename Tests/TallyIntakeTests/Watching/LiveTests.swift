import Foundation
import Glibc
import Synchronization
import TallyDomain
import TallyTestSupport
import Testing

@testable import TallyIntake

/// The shell with the kernel's events and clocks, on a thread of its own.
private final class LiveWatcher: Sendable {
  private let told = Mutex([IntakeEvent]())
  private let stop: StopRequest
  private let hasEnded = Mutex(false)
  /// While this is true, a delivery does not come back.
  private let isHolding = Mutex(false)

  init(
    _ profile: IntakeProfile,
    openKernel: (@Sendable () throws(FolderListing.Failure) -> KernelEvents)? = nil
  ) throws {
    stop = try StopRequest()
    var watcher = try IntakeWatcher(
      profiles: [profile], isKnown: { _, _ in false },
      deliver: { event in
        self.told.withLock { $0.append(event) }
        while self.isHolding.withLock({ $0 }) { usleep(1000) }
      })
    if let openKernel { watcher.openKernel = openKernel }
    let (stop, started) = (stop, watcher)
    Thread {
      started.run(until: stop)
      self.hasEnded.withLock { $0 = true }
    }.start()
  }

  var texts: [String] { told.withLock { $0 }.map { String(FolderConversation.text($0, at: .zero).dropFirst(2)) } }

  /// Holds the watcher in its next delivery, or lets it go on.
  func hold(_ holds: Bool) { isHolding.withLock { $0 = holds } }

  /// Waits for a condition, generously.
  func wait(_ what: String, _ holds: ([String]) -> Bool, sourceLocation: SourceLocation = #_sourceLocation) {
    for _ in 0..<3000 {
      if holds(texts) { return }
      usleep(10_000)
    }
    Issue.record("\(what) did not happen; told: \(texts)", sourceLocation: sourceLocation)
  }

  /// Stops it and says how long that took.
  func end() -> Duration {
    let start = ContinuousClock.now
    stop.request()
    while !hasEnded.withLock({ $0 }) { usleep(1000) }
    return ContinuousClock.now - start
  }
}

@Suite("The shell with real files and the kernel's events", .serialized)
struct LiveTests {
  /// Long waits, so that what is told at once can only have come by an event.
  private func profile(_ folder: URL) -> IntakeProfile {
    var profile = IntakeProfile(name: "gate", folder: folder.standardizedFileURL.path)
    profile.rescanSeconds = 3600
    profile.settleSeconds = 0.3
    return profile
  }

  private func place(_ text: String, _ url: URL, _ name: String) throws {
    let hidden = url.path + "/." + name + ".part"
    try Data(text.utf8).write(to: URL(filePath: hidden))
    #expect(rename(hidden, url.path + "/" + name) == 0)
  }

  @Test("renames, slow writers, sidecars before and after, deletions")
  func arrivals() throws {
    try withTemporaryFolder { url in
      let live = try LiveWatcher(profile(url))
      live.wait("the first listing", { $0.contains { $0.hasPrefix("over folderUnusable") } })
      try place("{}", url, "A.json")
      try place("12345", url, "A.tif")
      live.wait("renamed into place", { $0.contains("A: A.tif 5 all, A.json 2 sidecar") })

      let slow = try #require(fopen(url.path + "/B.tif", "w"))
      for _ in 0..<40 {
        fputc(120, slow)
        fflush(slow)
        usleep(10_000)
      }
      #expect(!live.texts.contains { $0.hasPrefix("B") })
      fclose(slow)
      try place("{}", url, "B.json")
      live.wait("the slow writer", { $0.contains("B: B.tif 40 all, B.json 2 sidecar") })

      try place("1", url, "C_low.tif")
      try place("12", url, "C_high.tif")
      try place("{}", url, "C.json")
      live.wait("planes, then sidecar", { $0.contains("C: C_high.tif 2 high, C_low.tif 1 low, C.json 2 sidecar") })
      try place("{ }", url, "C.json")
      try place("123", url, "C_low.tif")
      try place("123", url, "C_high.tif")
      live.wait(
        "another scan by these names",
        {
          $0.contains("C: C_high.tif 3 high, C_low.tif 3 low, C.json 3 sidecar")
        })
      #expect(live.end() < .seconds(1))
      #expect(live.texts.filter { $0.hasPrefix("A") || $0.hasPrefix("B") || $0.hasPrefix("C") }.count == 4)
    }
  }

  @Test("a folder that is deleted and made anew is watched anew")
  func madeAnew() throws {
    try withTemporaryFolder { url in
      var quick = profile(url)
      quick.rescanSeconds = 0.2
      let live = try LiveWatcher(quick)
      live.wait("the first listing", { $0.contains { $0.hasPrefix("over folderUnusable") } })
      try FileManager.default.removeItem(at: url)
      live.wait("the alert", { $0.contains { $0.hasPrefix("alert folderUnusable") } })
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      live.wait("its end", { $0.filter { $0.hasPrefix("over folderUnusable") }.count == 2 })
      try place("{}", url, "A.json")
      try place("12345", url, "A.tif")
      live.wait("a scan", { $0.contains("A: A.tif 5 all, A.json 2 sidecar") })
      #expect(live.end() < .seconds(1))
    }
  }

  @Test("another folder under the same name is watched at once, though nobody saw that the first was gone")
  func swapped() throws {
    try withTemporaryFolder { parent in
      let url = parent.appending(path: "watched"), next = parent.appending(path: "next")
      for folder in [url, next] {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      let live = try LiveWatcher(profile(url))
      live.wait("the first listing", { $0.contains { $0.hasPrefix("over folderUnusable") } })
      live.hold(true)
      try place("1", url, "odd.doc")
      live.wait("the delivery that holds it", { $0.contains { $0.hasPrefix("unknown") } })
      #expect(rename(url.path, parent.path + "/old") == 0)
      #expect(rename(next.path, url.path) == 0)
      live.hold(false)
      try place("{}", url, "A.json")
      try place("12345", url, "A.tif")
      live.wait("a scan", { $0.contains("A: A.tif 5 all, A.json 2 sidecar") })
      try place("{}", url, "B.json")
      try place("12345", url, "B.tif")
      live.wait("a second scan, which no listing can have shown", { $0.contains("B: B.tif 5 all, B.json 2 sidecar") })
      #expect(live.end() < .seconds(1))
    }
  }

  @Test("more events than the kernel keeps: the folder is listed, nothing is lost")
  func overflow() throws {
    try withTemporaryFolder { url in
      let most =
        Int(
          (try? String(contentsOfFile: "/proc/sys/fs/inotify/max_queued_events", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? "") ?? 16_384
      try #require(most <= 200_000, "the kernel's queue is too long for this test")
      // The watcher is held in its first delivery while more happens than the queue takes.
      let stop = try StopRequest()
      let gate = Mutex(false), isHeld = Mutex(false), told = Mutex(Set<String>()), ended = Mutex(false)
      let watcher = try IntakeWatcher(
        profiles: [profile(url)], isKnown: { _, _ in false },
        deliver: { event in
          isHeld.withLock { $0 = true }
          while !gate.withLock({ $0 }) { usleep(1000) }
          if case .scan(let delivery) = event { told.withLock { _ = $0.insert(delivery.stem) } }
        })
      Thread {
        watcher.run(until: stop)
        ended.withLock { $0 = true }
      }.start()
      while !isHeld.withLock({ $0 }) { usleep(1000) }
      // Two names in turn: the kernel merges only equal neighbours.
      for name in ["a", "b"] { try Data().write(to: url.appending(path: ".\(name)")) }
      for _ in 0..<(most / 4 + 1000) {
        for name in ["a", "b"] {
          let from = url.path + "/." + name, to = url.path + "/." + name + "2"
          rename(from, to)
          rename(to, from)
        }
      }
      try place("{}", url, "A.json")
      try place("12345", url, "A.tif")
      gate.withLock { $0 = true }
      for _ in 0..<3000 where !told.withLock({ $0.contains("A") }) { usleep(10_000) }
      #expect(told.withLock { $0 } == ["A"])
      stop.request()
      while !ended.withLock({ $0 }) { usleep(1000) }
    }
  }

  @Test("no events from the kernel: listing and a remark")
  func noInstances() throws {
    try withTemporaryFolder { url in
      var quick = profile(url)
      quick.rescanSeconds = 0.2
      let live = try LiveWatcher(quick, openKernel: { () throws(FolderListing.Failure) in throw .init(number: EMFILE) })
      live.wait("the remark", { $0.contains { $0.hasPrefix("TLY-INT-035") } })
      try place("{}", url, "A.json")
      try place("12345", url, "A.tif")
      live.wait("a scan", { $0.contains("A: A.tif 5 all, A.json 2 sidecar") })
      #expect(live.end() < .seconds(1))
    }
  }

  @Test("a stop is heard at once, also before the start and from many threads")
  func stops() throws {
    try withTemporaryFolder { url in
      let live = try LiveWatcher(profile(url))
      live.wait("the first listing", { $0.contains { $0.hasPrefix("over folderUnusable") } })
      #expect(live.end() < .seconds(1))
      let stop = try StopRequest()
      #expect(!stop.isRequested)
      DispatchQueue.concurrentPerform(iterations: 100) { _ in for _ in 0..<2000 { stop.request() } }
      #expect(stop.isRequested)
      try IntakeWatcher(profiles: [profile(url)], isKnown: { _, _ in false }, deliver: { _ in }).run(until: stop)
    }
  }

  @Test("descriptors are given back")
  func descriptors() throws {
    func open() throws -> Int { try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count }
    try withTemporaryFolder { url in
      let before = try open()
      for _ in 0..<50 {
        let stop = try StopRequest()
        stop.request()
        try IntakeWatcher(profiles: [profile(url)], isKnown: { _, _ in false }, deliver: { _ in }).run(until: stop)
        try IntakeWatcher(profiles: [profile(url)], isKnown: { _, _ in false }, deliver: { _ in }).runOnce()
      }
      // Other tests open files beside this one.
      #expect(try open() < before + 40)
    }
  }
}
