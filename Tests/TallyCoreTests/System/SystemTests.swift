import Dispatch
import Synchronization
import TallyCore
import Testing

@Test(arguments: [0, 1, 7]) func aGroupIsDoneWhenItsLastThreadIs(threads: Int) {
  let group = ThreadGroup(), done = Mutex(0)
  for number in 0..<threads { group.start("thread \(number)", stackBytes: 1 << 20) { done.withLock { $0 += 1 } } }
  group.waitUntilDone()
  #expect(done.withLock { $0 } == threads)
}

@Test func waitingForAGroupEndsWithItsTime() {
  let group = ThreadGroup(), gate = DispatchSemaphore(value: 0), isDone = Mutex(false)
  group.start("held") {
    gate.wait()
    isDone.withLock { $0 = true }
  }
  group.waitUntilDone(seconds: 0.01)
  #expect(!isDone.withLock { $0 })
  gate.signal()
  group.waitUntilDone(seconds: 3600)  // would outlast the test run
  #expect(isDone.withLock { $0 })
}

@Test func momentsAreWrittenInWholeMilliseconds() {
  #expect(Timestamp.text(nanoseconds: 1_795_528_857_999_999_999) == "2026-11-24T14:00:57.999Z")
  #expect(Timestamp.text(nanoseconds: 1_795_528_857_120_000_000) == "2026-11-24T14:00:57.120Z")
  for milliseconds in Int64(1_795_528_857_000)..<1_795_528_857_050 {
    let text = Timestamp.text(nanoseconds: milliseconds * 1_000_000)
    #expect(Timestamp.secondsSince1970(text).map { ($0 * 1000).rounded() } == Double(milliseconds), "\(text)")
  }
  #expect(Timestamp.secondsSince1970("yesterday") == nil)
}

@Test func theSystemSaysWhyInWords() { #expect(SystemReason.of(2) == "No such file or directory") }
