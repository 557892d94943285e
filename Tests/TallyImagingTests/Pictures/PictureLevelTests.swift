import TallyCore
import TallyDomain
import Testing

@testable import TallyImaging

@Suite("Coarser levels")
struct PictureLevelTests {
  private func pixels(_ width: Int, _ height: Int, high: [UInt16], material: [UInt16]? = nil, mask: [UInt16]? = nil)
    -> PicturePixels
  {
    var planes: [(name: PicturePlane, values: [UInt16])] = [(.high, high)]
    if let material { planes.append((.material, material)) }
    planes.append((.mask, mask ?? high.map { _ in 0 }))
    return PicturePixels(width: width, height: height, planes: planes)
  }

  @Test("transmission: the mean of four by four, of fewer at the edges") func mean() {
    var generator = SeededGenerator(seed: 3, stream: "levels")
    for (width, height) in [(4, 4), (8, 4), (5, 5), (1, 1), (9, 3), (6, 13)] {
      let values = (0..<width * height).map { _ in UInt16(generator.integer(0..<65_536)) }
      let coarse = pixels(width, height, high: values).coarser()
      #expect(coarse.width == (width + 3) / 4 && coarse.height == (height + 3) / 4)
      for v in 0..<coarse.height {
        for u in 0..<coarse.width {
          var block: [Double] = []
          for y in 0..<height where y / 4 == v {
            for x in 0..<width where x / 4 == u { block.append(Double(values[y * width + x])) }
          }
          let mean = block.reduce(0, +) / Double(block.count)
          #expect(abs(Double(coarse.plane(.high)?[v * coarse.width + u] ?? 0) - mean) <= 0.5)
        }
      }
    }
  }

  @Test("outside the beam does not darken what is inside; a block all outside stays outside") func outside() {
    let mask: [UInt16] = (0..<16).map { $0 < 7 ? 3 : 0 }
    let coarse = pixels(4, 4, high: (0..<16).map { $0 < 7 ? 0 : 60_000 }, mask: mask).coarser()
    #expect(coarse.plane(.high) == [60_000] && coarse.plane(.mask) == [0])
    let all = pixels(4, 4, high: Array(repeating: 400, count: 16), mask: Array(repeating: 3, count: 16)).coarser()
    #expect(all.plane(.high) == [400] && all.plane(.mask) == [3])
  }

  @Test("mask: what most are, of equally many the worse") func mask() {
    func coarse(_ counts: [Int]) -> [UInt16]? {
      let mask = counts.enumerated().flatMap { Array(repeating: UInt16($0), count: $1) }
      return pixels(4, 4, high: mask.map { _ in 1 }, mask: mask).coarser().plane(.mask)
    }
    #expect(coarse([9, 7, 0, 0]) == [0] && coarse([8, 8, 0, 0]) == [1] && coarse([5, 5, 6, 0]) == [2])
    #expect(coarse([0, 0, 8, 8]) == [3] && coarse([7, 0, 2, 7]) == [3])
  }

  @Test("material: mean of those with a class, where half have one") func material() {
    func coarse(_ some: [UInt16], none: Int) -> [UInt16]? {
      let values = some + Array(repeating: 255 << 8 | 9, count: none)
      return pixels(4, 4, high: values.map { _ in 1 }, material: values).coarser().plane(.material)
    }
    let classed: [UInt16] = [100 << 8 | 50, 200 << 8 | 100]
    #expect(coarse((0..<8).map { classed[$0 % 2] }, none: 8) == [150 << 8 | 75])
    #expect(coarse((0..<7).map { classed[$0 % 2] }, none: 9) == [255 << 8])
  }

  @Test("numbers of the planes: rounding, air above full scale, nothing, no number") func numbers() {
    #expect(PicturePixels.transmission(1) == 60_000 && PicturePixels.transmission(0) == 0)
    #expect(PicturePixels.transmission(1.2) == 65_535 && PicturePixels.transmission(.infinity) == 65_535)
    #expect(PicturePixels.transmission(.nan) == 0 && PicturePixels.transmission(-1) == 0)
    #expect(PicturePixels.transmission(2e-4) == 12 && PicturePixels.transmission(1.4 / 60_000) == 1)
    #expect(PicturePixels.material(class: .nan, attenuation: 9) == 255 << 8 | 255)
    #expect(PicturePixels.material(class: 3, attenuation: 0) == 254 << 8)
    #expect(PicturePixels.material(class: 0, attenuation: 0.35 + 1 / 3) >> 8 == 0)
  }
}
