import Synchronization
import TallyTensor
import Testing

@Test("every chunk is done once, on a thread of the team, job after job", arguments: 1...4)
func chunksOnce(threads: Int) {
  let team = WorkerTeam(threads: threads)
  #expect(team.threads == threads)
  for count in [0, 1, 2, 3, 7, 100, 1000] + Array(repeating: 5, count: 300) {
    let seen = Mutex([Int](repeating: 0, count: count))
    team.forEach(count) { chunk, worker in
      precondition((0..<threads).contains(worker))
      seen.withLock { $0[chunk] += 1 }
    }
    #expect(seen.withLock { $0.allSatisfy { $0 == 1 } })
  }
}

@Test("teams that are thrown away end their threads and do not disturb others")
func manyTeams() {
  for _ in 0..<50 {
    let sum = Mutex(0)
    WorkerTeam(threads: 3).forEach(20) { chunk, _ in sum.withLock { $0 += chunk } }
    #expect(sum.withLock { $0 } == 190)
  }
}
