import TallyCore
import Testing

@testable import TallyIntake

@Suite("Agenda")
struct AgendaTests {
  /// The definition: a dictionary that is searched.
  private struct Plain {
    var times = [Int: Duration]()
    mutating func takeDue(at now: Duration) -> Duration? {
      guard let first = times.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }), first.value <= now else {
        return nil
      }
      times[first.key] = nil
      return first.value
    }
  }

  @Test("agrees with a search over everything", arguments: 0..<20)
  func agrees(seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: "agenda")
    let agenda = Held(Agenda<Int>()), plain = Held(Plain())
    for step in 0..<3000 {
      let task = generator.integer(0..<50)
      switch generator.integer(0..<6) {
      case 0: agenda.value.remove(task); plain.value.times[task] = nil
      case 1, 2, 3:
        let time = Duration.milliseconds(step + generator.integer(0..<200))
        agenda.value.set(task, at: time)
        plain.value.times[task] = time
      default:
        let now = Duration.milliseconds(step + generator.integer(0..<100))
        #expect(agenda.value.next() == plain.value.times.values.min(), "seed \(seed), step \(step)")
        // Tasks of one time may come in any order; each comes once.
        if let task = agenda.value.takeDue(at: now) {
          #expect(plain.value.times.removeValue(forKey: task).map { $0 <= now } == true, "seed \(seed), step \(step)")
        } else {
          #expect(plain.value.takeDue(at: now) == nil, "seed \(seed), step \(step)")
        }
      }
      #expect(agenda.value.count == plain.value.times.count, "seed \(seed), step \(step)")
    }
  }

  @Test("a task that is moved again and again takes no more memory")
  func moved() {
    let agenda = Held(Agenda<String>())
    for time in 0..<100_000 { agenda.value.set("A", at: .seconds(time)) }
    #expect(agenda.value.heapCount < 200)
    #expect(agenda.value.next() == .seconds(99_999))
  }
}
