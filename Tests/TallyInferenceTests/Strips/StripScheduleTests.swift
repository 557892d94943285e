import Testing

@testable import TallyInference

@Suite struct StripScheduleTests {
  @Test(
    "strips cover every column once, begin on the grid, and keep their halo", arguments: [64, 65, 1000, 2432, 4097])
  func covers(picture: Int) throws {
    for (grid, left, right) in [(8, 0, 0), (8, 5, 9), (12, 30, 1), (96, 70, 70)] {
      for limit in stride(from: grid, through: picture + grid, by: 37) {
        let halo = StripSchedule.Halo(left: left, right: right)
        guard let schedule = StripSchedule(picture: picture, limit: limit, grid: grid, halo: halo) else { continue }
        var done = 0
        for strip in schedule.strips {
          #expect(strip.kept.lowerBound == done && !strip.kept.isEmpty)
          done = strip.kept.upperBound
          #expect(strip.start % grid == 0 && strip.start + schedule.width <= picture)
          #expect(strip.start == 0 || strip.kept.lowerBound - strip.start >= left)
          let end = strip.start + schedule.width
          #expect(end == picture || end - strip.kept.upperBound >= right)
          #expect(strip.kept.lowerBound >= strip.start && strip.kept.upperBound <= end)
        }
        #expect(done == picture && schedule.width <= max(limit, grid))
      }
    }
  }

  @Test("a limit without room for the halo makes no schedule, one as wide as the picture one strip")
  func limits() throws {
    let halo = StripSchedule.Halo(left: 20, right: 20)
    #expect(StripSchedule(picture: 1000, limit: 48, grid: 8, halo: halo) == nil)
    #expect(StripSchedule(picture: 1000, limit: 56, grid: 8, halo: halo) != nil)
    let whole = try #require(StripSchedule(picture: 1000, limit: 1000, grid: 8, halo: halo))
    #expect(whole.strips == [StripSchedule.Strip(start: 0, kept: 0..<1000)])
  }

  @Test("a reach gives the first and last input column of a window, of an upsampling, beyond the left border too")
  func reaches() {
    let window = ColumnReach(step: 2, low: -1, high: 1)
    #expect(window.inputs(0..<1) == -1..<2 && window.inputs(3..<5) == 5..<10)
    let upsampling = ColumnReach(divisor: 2)
    #expect(upsampling.inputs(3..<6) == 1..<3 && upsampling.inputs(-1..<0) == -1..<0)
    #expect(ColumnReach.same.inputs(4..<9) == 4..<9)
  }
}
