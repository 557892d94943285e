import TallyTensor
import Testing

/// Memory of a test. A view does not keep its owner alive, and tests hand views about freely; so what they need, a few
/// dozen megabytes in all, is kept to the end of the process.
struct TestMemory {
  let view: FloatView
}

/// Memory that holds an array.
func buffer(_ numbers: [Float]) throws -> TestMemory {
  let owner = try #require(FloatBuffer(numbers))
  return TestMemory(view: Unmanaged.passRetained(owner).takeUnretainedValue().view)
}

/// Memory full of NaN, so that what is not written shows.
func empty(_ count: Int) throws -> TestMemory { try buffer([Float](repeating: .nan, count: count)) }

/// Teams of one, two and three: results must be the same bits on each. Fresh ones for every caller, because a team
/// serves one at a time and tests run side by side.
var teams: [WorkerTeam] { [1, 2, 3].map { WorkerTeam(threads: $0) } }
