import Foundation
import TallyCore
import TallyTestSupport
import Testing

@testable import struct TallyPhysics.EdgeKeepingFilter

/// The definition as plain loops over lines of one field: the recursion of the paper, forth and back, rows then columns.
private func reference(_ field: [Float], width: Int, reach: Float, step: (Int, Int) -> Float) -> [Float] {
  var values = field.map(Double.init)
  let height = field.count / width
  for pass in 0..<2 {
    let sigma = Double(reach) * 3.0.squareRoot() * pow(2, Double(1 - pass)) / 15.0.squareRoot()
    func run(_ line: [Int]) {
      func keep(_ a: Int, _ b: Int) -> Double { exp(-2.0.squareRoot() / sigma * Double(1 + reach * step(a, b))) }
      for i in line.indices.dropFirst() {
        let a = keep(line[i], line[i - 1])
        values[line[i]] = (1 - a) * values[line[i]] + a * values[line[i - 1]]
      }
      for i in line.indices.dropLast().reversed() {
        let a = keep(line[i + 1], line[i])
        values[line[i]] = (1 - a) * values[line[i]] + a * values[line[i + 1]]
      }
    }
    for row in 0..<height { run((0..<width).map { row * width + $0 }) }
    for column in 0..<width { run((0..<height).map { $0 * width + column }) }
  }
  return values.map(Float.init)
}

@Test("The filter is its definition", arguments: [(1, 1), (7, 1), (1, 9), (13, 11), (40, 23)])
func filterMeetsReference(width: Int, height: Int) {
  let field = randomFloats(width * height, seed: width), guide = randomFloats(width * height, seed: height + 100)
  func step(_ a: Int, _ b: Int) -> Float { abs(guide[a] - guide[b]) }
  let filter = EdgeKeepingFilter(width: width, height: height, reach: 5, step: step)
  var fields = field.map { SIMD4<Float>($0, 1, -$0, 0) }
  filter.apply(&fields)
  let expected = reference(field, width: width, reach: 5, step: step)
  for (pixel, value) in expected.enumerated() {
    #expect(abs(fields[pixel].x - value) < 1e-4 && abs(fields[pixel].z + value) < 1e-4)
    #expect(abs(fields[pixel].y - 1) < 1e-4, "what is even stays even")
  }
}

@Test("An edge keeps both sides apart; without it they flow together over the reach")
func edgesOfPictures() {
  let width = 60
  let field = (0..<width * 20).map { Float($0 % width < 30 ? 0 : 1) }
  func filtered(_ height: Float) -> [SIMD4<Float>] {
    let filter = EdgeKeepingFilter(width: width, height: 20, reach: 10) { abs(field[$0] - field[$1]) * height }
    var fields = field.map { SIMD4<Float>($0, 0, 0, 0) }
    filter.apply(&fields)
    return fields
  }
  let (kept, mixed) = (filtered(8), filtered(0))
  #expect(kept[10 * width + 29].x < 0.01 && kept[10 * width + 30].x > 0.99)
  #expect(mixed[10 * width + 29].x > 0.3 && mixed[10 * width + 5].x < 0.1)
}
