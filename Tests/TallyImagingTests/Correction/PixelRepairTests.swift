import TallyCore
import Testing

@testable import TallyImaging

@Suite("Pixel repair")
struct PixelRepairTests {
  @Test("is exact on a plane that rises evenly", arguments: [8, 9, 17])
  func ramp(side: Int) {
    let truth = (0..<side * side).map { Float($0 % side) * 2 + Float($0 / side) * 3 }
    var bad = [Bool](repeating: false, count: side * side)
    for k in 0..<side { bad[(side / 2) * side + k] = true }
    bad[0] = true
    var values = zip(truth, bad).map { $1 ? Float(-999) : $0 }
    let count = PixelRepair.repair(&values, width: side, height: side, bad: bad)
    #expect(count == side + 1)
    for i in 1..<values.count { #expect(abs(values[i] - truth[i]) < 1e-4, "pixel \(i)") }
    #expect(values[0] != -999)
  }

  @Test("leaves a picture alone in which nothing is good") func nothingGood() {
    var values: [Float] = [1, 2, 3, 4]
    #expect(PixelRepair.repair(&values, width: 2, height: 2, bad: [true, true, true, true]) == 0)
    #expect(values == [1, 2, 3, 4])
  }

  @Test("takes a dead column from its sides, not along itself") func column() {
    var values: [Float] = []
    for y in 0..<9 { for x in 0..<9 { values.append(x == 4 ? 0 : Float(y % 2 * 10)) } }
    var bad = [Bool](repeating: false, count: 81)
    for y in 1..<9 { bad[y * 9 + 4] = true }
    PixelRepair.repair(&values, width: 9, height: 9, bad: bad)
    for y in 5..<9 { #expect(abs(values[y * 9 + 4] - Float(y % 2 * 10)) < 1) }
  }
}

@Test("repair in sweeps is the definition, to the bit", arguments: [(1, 1), (1, 9), (9, 1), (7, 5), (64, 33)])
func sweepsAgree(width: Int, height: Int) {
  for seed in 0..<40 {
    var random = SeededGenerator(seed: UInt64(seed), stream: "repair")
    let values = (0..<width * height).map { _ in Float(random.uniform()) }
    let share = random.pick([0, 0.02, 0.3, 0.8, 1])
    var bad = (0..<width * height).map { _ in random.chance(share) }
    if random.chance(0.5) { for x in 0..<width { bad[random.integer(0..<height) * width + x] = true } }
    if random.chance(0.5) {
      let row = random.integer(0..<height)
      for x in 0..<width { bad[row * width + x] = true }
    }
    var (swept, defined) = (values, values)
    let counts = (
      PixelRepair.repair(&swept, width: width, height: height, bad: bad),
      PixelRepair.reference(&defined, width: width, height: height, bad: bad)
    )
    #expect(counts.0 == counts.1 && swept == defined, "seed \(seed)")
  }
}
