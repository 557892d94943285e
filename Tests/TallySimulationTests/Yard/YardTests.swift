import Foundation
import TallyCore
import TallyDomain
import TallyImaging
import TallyTestSupport
import Testing

@testable import TallySimulation

/// The promises of the yard: bytes, truth, mix, refusals. Coarse pictures, so that it stays quick.
struct YardTests {
  private func request(_ count: Int, seed: UInt64, mix: String = "clean=1", pitchMm: Double = 40) throws -> YardRequest
  {
    var request = YardRequest(count: count, seed: seed)
    request.mix = try YardMix(parsing: mix)
    request.pitchMm = pitchMm
    return request
  }

  private func hashes(_ folder: URL) throws -> [String: String] {
    var result = [String: String]()
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      guard let bytes = try? Data(contentsOf: folder.appending(path: name)) else { continue }
      var hash = ContentHash()
      hash.update(bytes)
      result[name] = hash.hexadecimal()
    }
    return result
  }

  @Test("same seed, same bytes, on one thread and on two; a larger count continues a smaller one")
  func sameBytes() throws {
    try withTemporaryFolder { folder in
      var request = try request(7, seed: 5, mix: "clean=0.4,concealed=0.4,misdeclared=0.2")
      let (one, two, grown) = (folder.appending(path: "1"), folder.appending(path: "2"), folder.appending(path: "3"))
      try Yard(request).write(to: one.path) { _ in }
      request.threads = 2
      var seen = [Int]()
      try Yard(request).write(to: two.path) { seen.append($0) }
      #expect(seen.last == 7 && seen == seen.sorted())
      request.count = 3
      try Yard(request).write(to: grown.path) { _ in }
      let touched = grown.appending(path: "scans")
      let first = try #require(
        try FileManager.default.contentsOfDirectory(atPath: touched.path).sorted().last { $0.hasSuffix(".tif") })
      let before =
        try FileManager.default.attributesOfItem(atPath: touched.appending(path: first).path)[.modificationDate]
        as? Date
      request.count = 7
      try Yard(request).write(to: grown.path) { _ in }
      let after =
        try FileManager.default.attributesOfItem(atPath: touched.appending(path: first).path)[.modificationDate]
        as? Date
      #expect(before == after, "\(first) was made again")
      let expected = try hashes(one)
      let amended = expected.keys.count { $0.contains("_amended") }
      #expect(expected.count == 7 * 3 + 3 + 2 + amended)
      #expect(try hashes(two) == expected)
      #expect(try hashes(grown) == expected)
    }
  }

  @Test("another seed gives other pictures")
  func otherSeed() throws {
    let (a, b) = (try Yard(request(1, seed: 1)).scan(0), try Yard(request(1, seed: 2)).scan(0))
    #expect(a.planes[0].samples != b.planes[0].samples && a.sidecar.containers != b.sidecar.containers)
  }

  @Test("a folder with another data set is left alone")
  func otherDataSet() throws {
    try withTemporaryFolder { folder in
      try Yard(request(1, seed: 1, pitchMm: 50)).write(to: folder.path) { _ in }
      let before = try hashes(folder)
      let other = try Yard(request(1, seed: 2, pitchMm: 50))
      #expect(throws: SimulationError.self) { try other.write(to: folder.path) { _ in } }
      #expect(try hashes(folder) == before)
    }
  }

  @Test("boxes and goods lie in the picture, goods in their box, with a scanner drawn anew each time")
  func boxes() throws {
    var request = try request(20, seed: 8, mix: "clean=0.5,concealed=0.3,empty=0.2")
    request.scanner = "random"
    let yard = try Yard(request)
    for index in 0..<request.count {
      let scan = yard.scan(index), width = scan.planes[0].width, height = scan.planes[0].height
      #expect(scan.truth.containers.count == scan.sidecar.containers?.count)
      for (box, read) in zip(scan.truth.containers, scan.sidecar.containers ?? []) {
        #expect(box.columns[0] > 0 && box.columns[1] < width && box.columns[0] < box.columns[1], "scan \(index)")
        #expect(
          box.rows[0] > 0 && box.rows[1] <= height && box.rows[0] < box.rows[1],
          "scan \(index): \(box.rows) of \(height)")
        if let columns = read.columns { #expect(columns == box.columns) }
        for goods in box.goods ?? [] {
          let region = try #require(goods.region)
          #expect(region.x0 >= box.columns[0] && region.x1 <= box.columns[1], "scan \(index)")
          #expect(region.y0 >= box.rows[0] && region.y1 <= box.rows[1], "scan \(index)")
        }
        #expect((box.load == "empty") == (box.goods ?? []).isEmpty)
      }
    }
  }

  @Test("open air reads near the air level, and the box is darker than the air")
  func signal() throws {
    let scan = try Yard(request(1, seed: 3, pitchMm: 20)).scan(0), plane = scan.planes[0].floats()
    let air = try #require(scan.truth.containers.first), width = scan.planes[0].width
    let corner = (10..<40).flatMap { row in (1..<12).map { plane[row * width + $0] } }.sorted()
    #expect(abs(corner[corner.count / 2] / 60_000 - 1) < 0.06, "\(corner[corner.count / 2])")
    let middle = (air.columns[0] + air.columns[1]) / 2, floor = air.rows[1] - 8
    #expect(plane[floor * width + middle] < 0.9 * corner[corner.count / 2])
  }
}
