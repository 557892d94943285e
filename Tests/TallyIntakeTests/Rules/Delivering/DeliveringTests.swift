import TallyDomain
import Testing

@testable import TallyIntake

@Suite("Telling until it is taken")
struct OutboxTests {
  private func seconds(_ time: Double) -> Duration { .seconds(time) }

  @Test("in order, each once")
  func order() {
    let box = Held(Outbox<String>())
    for key in ["A", "B", "A", "C"] { box.value.put(key) }
    var told = [String]()
    while let key = box.value.next(at: .zero) {
      told.append(key)
      box.value.accepted(key)
    }
    #expect(told == ["A", "B", "C"])
    #expect(box.value.isEmpty)
    #expect(box.value.nextTime(at: .zero) == nil)
  }

  @Test("what is refused waits 1, 2, 4 … 60 s and is never given up")
  func waits() {
    let box = Held(Outbox<String>(patience: .max))
    box.value.put("A")
    var (now, waits) = (Duration.zero, [Double]())
    for _ in 0..<9 {
      #expect(box.value.next(at: now) == "A")
      box.value.refused("A", at: now)
      box.value.put("A")  // it changed meanwhile: it is told once all the same
      #expect(box.value.next(at: now) == nil)
      let next = box.value.nextTime(at: now) ?? now
      waits.append((next - now).inWholeSeconds)
      now = next
    }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60])
    #expect(box.value.failures(of: "A") == 9)
    #expect(box.value.mostRefused == "A")
    #expect(box.value.next(at: now) == "A")
    box.value.accepted("A")
    #expect(box.value.isEmpty)
    #expect(box.value.failures(of: "A") == 0)
  }

  @Test("one that is always refused holds nobody up")
  func poison() {
    let box = Held(Outbox<String>())
    for key in ["bad", "B", "C"] { box.value.put(key) }
    #expect(box.value.next(at: .zero) == "bad")
    box.value.refused("bad", at: .zero)
    for key in ["B", "C"] {
      #expect(box.value.next(at: .zero) == key)
      box.value.accepted(key)
    }
    #expect(box.value.next(at: seconds(0.9)) == nil)
    #expect(box.value.next(at: seconds(1)) == "bad")
  }

  @Test("a receiver that is away is tried once at a time, and everything comes when it is back")
  func away() {
    let box = Held(Outbox<Int>())
    for key in 0..<1000 { box.value.put(key) }
    var (now, attempts) = (Duration.zero, 0)
    while now < seconds(600) {
      while let key = box.value.next(at: now) {
        attempts += 1
        box.value.refused(key, at: now)
      }
      now = box.value.nextTime(at: now) ?? now
    }
    #expect(attempts < 25)
    var told = Set<Int>()
    while let time = box.value.nextTime(at: now), told.count < 2000 {
      now = time
      while let key = box.value.next(at: now) {
        told.insert(key)
        box.value.accepted(key)
      }
    }
    #expect(told.count == 1000)
    #expect(box.value.isEmpty)
  }

  @Test("what is over is not told and does not count as taken")
  func over() {
    let box = Held(Outbox<String>())
    for key in ["A", "B", "C", "D"] { box.value.put(key) }
    for key in ["A", "B", "C"] {
      #expect(box.value.next(at: .zero) == key)
      box.value.refused(key, at: .zero)
    }
    #expect(box.value.next(at: .zero) == nil, "three refusals in a row close the box")
    #expect(box.value.next(at: seconds(1)) == "D")
    box.value.accepted("D", wasTold: false)
    #expect(box.value.next(at: seconds(1)) == "A")
  }
}

extension Duration {
  fileprivate var inWholeSeconds: Double { self / .seconds(1) }
}

@Suite("Alerts")
struct AlertTests {
  private let key = AlertBoard.Key(kind: .silentScanner, subject: "gate")
  private let alert = ServiceAlert(kind: .silentScanner, subject: "gate", sentence: "Silent.", raisedAt: "then")

  @Test("an alert is told once, and once when it is over")
  func onceEach() {
    let board = Held(AlertBoard())
    #expect(board.value.raise(alert) == true)
    #expect(board.value.event(key) == .alert(alert))
    board.value.told(key)
    #expect(board.value.event(key) == nil)
    #expect(board.value.raise(alert) == false)
    #expect(board.value.clear(key) == true)
    #expect(board.value.event(key) == .alertOver(kind: .silentScanner, subject: "gate"))
    board.value.told(key)
    #expect(board.value.clear(key) == false)
    #expect(board.value.event(key) == nil)
  }

  @Test("what an earlier run raised is cleared once")
  func earlierRun() {
    let board = Held(AlertBoard())
    #expect(board.value.event(key) == nil)
    #expect(board.value.clear(key) == true)
    #expect(board.value.event(key) == .alertOver(kind: .silentScanner, subject: "gate"))
  }

  @Test("what ends before it could be told is told to nobody")
  func tooShort() {
    let board = Held(AlertBoard())
    _ = board.value.clear(key)
    board.value.told(key)
    #expect(board.value.raise(alert) == true)
    #expect(board.value.clear(key) == false)
    #expect(board.value.event(key) == nil)
  }

  @Test("a scanner is silent after its time, and speaks again")
  func silence() {
    let watch = Held(SilenceWatch(limit: .seconds(60), from: .seconds(10)))
    #expect(watch.value.nextTime == .seconds(70))
    #expect(watch.value.passed(to: .seconds(69)) == .nothing)
    #expect(watch.value.heard(at: .seconds(69)) == .clear)
    #expect(watch.value.passed(to: .seconds(128)) == .nothing)
    #expect(watch.value.passed(to: .seconds(129)) == .raise)
    #expect(watch.value.nextTime == nil)
    #expect(watch.value.passed(to: .seconds(500)) == .nothing, "told once")
    #expect(watch.value.heard(at: .seconds(501)) == .clear)
    #expect(watch.value.passed(to: .seconds(561)) == .raise)
  }
}
