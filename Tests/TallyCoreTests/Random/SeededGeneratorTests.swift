import TallyCore
import Testing

@Test func sameSeedSameNumbersAndStreamsDiffer() {
  var (a, b) = (SeededGenerator(seed: 7), SeededGenerator(seed: 7))
  var c = SeededGenerator(seed: 7, stream: "noise")
  let first = (0..<100).map { _ in a.next() }
  #expect(first == (0..<100).map { _ in b.next() })
  #expect(first != (0..<100).map { _ in c.next() })
}

@Test func momentsAreRight() {
  var generator = SeededGenerator(seed: 1)
  let n = 200_000.0
  var (sum, squares) = (0.0, 0.0)
  for _ in 0..<Int(n) {
    let x = generator.normal()
    (sum, squares) = (sum + x, squares + x * x)
  }
  #expect((sum / n).magnitude < 4 / n.squareRoot())
  #expect((squares / n - 1).magnitude < 4 * (2 / n).squareRoot())
  for mean in [0.5, 8, 29, 31, 400] {
    var (sum, squares) = (0.0, 0.0)
    for _ in 0..<50_000 {
      let x = generator.poisson(mean)
      #expect(x >= 0 && x == x.rounded())
      (sum, squares) = (sum + x, squares + x * x)
    }
    let average = sum / 50_000
    #expect((average - mean).magnitude < 5 * (mean / 50_000).squareRoot(), "mean of Poisson \(mean)")
    #expect(
      (squares / 50_000 - average * average) / mean > 0.95 && (squares / 50_000 - average * average) / mean < 1.05)
  }
}

@Test func shuffledKeepsEveryElement() {
  var generator = SeededGenerator(seed: 3)
  let shuffled = generator.shuffled(Array(0..<50))
  #expect(shuffled.sorted() == Array(0..<50) && shuffled != Array(0..<50))
}
