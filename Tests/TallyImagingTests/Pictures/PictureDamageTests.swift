import Foundation
import TallyCore
import TallyTestSupport
import Testing

@testable import TallyImaging

@Suite("Damaged picture files")
struct PictureDamageTests {
  /// Opens, reads everything, and expects pixels of the right number or a typed error.
  private func read(_ bytes: [UInt8], folder: URL, _ note: String) throws {
    let path = folder.appending(path: "scan.pic").path
    try Data(bytes).write(to: URL(filePath: path))
    do {
      let file = try PictureFile(path: path)
      for plane in file.description.planes {
        for level in file.description.levels.indices {
          let read = try file.plane(plane.name, level: level)
          #expect(read.values.count == read.width * read.height, "\(note)")
        }
      }
    } catch {
      #expect(error.explanation.place.contains("scan.pic"), "\(note): \(error)")
    }
  }

  private func sample(_ folder: URL) throws -> [UInt8] {
    let path = folder.appending(path: "whole.pic").path
    try PictureFile.write(SeededRadiograph.make(width: 700, height: 60), to: path)
    return Array(try Data(contentsOf: URL(filePath: path)))
  }

  /// The header with its checksum made right again for the description and table that follow.
  private func resealed(_ bytes: [UInt8]) -> [UInt8] {
    func number(_ first: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[first + $1]) << (8 * $1) } }
    guard bytes.count > 24 else { return bytes }
    let (end, overflows) = (24 + number(12)).addingReportingOverflow(number(16) &* 16)
    guard !overflows, end <= bytes.count, end > 24 else { return bytes }
    var result = bytes
    let sum = Deflate.checksum(Array(bytes[24..<end]))
    for k in 0..<4 { result[20 + k] = UInt8(truncatingIfNeeded: sum >> (8 * UInt32(k))) }
    return result
  }

  @Test("seeded damage anywhere") func anywhere() throws {
    try withTemporaryFolder { folder in
      let bytes = try sample(folder)
      for seed in 0..<250 as Range<UInt64> {
        try read(Mutation.damaged(bytes, seed: seed), folder: folder, "seed \(seed)")
      }
      for end in [0, 1, 7, 8, 23, 24, 25, 400, 1_000, bytes.count - 1] {
        try read(Array(bytes[..<end]), folder: folder, "cut at \(end)")
      }
    }
  }

  @Test("seeded damage in description and table that the checksum does not betray") func sealed() throws {
    try withTemporaryFolder { folder in
      let bytes = try sample(folder)
      let end = 24 + Int(bytes[12]) + Int(bytes[13]) << 8 + Int(bytes[16]) * 16
      for seed in 0..<800 as Range<UInt64> {
        let head = Mutation.damaged(Array(bytes[..<end]), seed: seed)
        try read(resealed(head + bytes[end...]), folder: folder, "seed \(seed)")
      }
    }
  }

  @Test("numbers that would take memory or lead out of the file") func lies() throws {
    try withTemporaryFolder { folder in
      let bytes = try sample(folder)
      let text = 24 + Int(bytes[12]) + Int(bytes[13]) << 8
      func expectRefused(_ change: (inout [UInt8]) -> Void, _ note: String) throws {
        var lying = bytes
        change(&lying)
        let path = folder.appending(path: "lie.pic").path
        try Data(resealed(lying)).write(to: URL(filePath: path))
        #expect(throws: ImageError.self, "\(note)") { try PictureFile(path: path) }
      }
      try expectRefused({ $0[text + 7] = 0x7F }, "a tile far beyond the end")
      try expectRefused({ for k in 0..<8 { $0[text + k] = 0xFF } }, "an offset that overflows")
      try expectRefused({ for k in 0..<8 { $0[text + k] = 0 } }, "a tile within the header")
      try expectRefused({ for k in 8..<12 { $0[text + k] = 0xFF } }, "a tile of four gigabytes")
      try expectRefused({ for k in 8..<12 { $0[text + k] = 0 } }, "a tile of nothing")
      try expectRefused({ for k in 16..<20 { $0[k] = 0xFF } }, "four billion tiles")
      try expectRefused({ for k in 12..<16 { $0[k] = 0xFF } }, "a description of four gigabytes")
      try expectRefused({ $0[8] = 2 }, "another version")
      let swollen = String(decoding: bytes[24..<text], as: UTF8.self).replacing("\"width\":700", with: "\"width\":999")
      try expectRefused(
        { $0.replaceSubrange(24..<text, with: Array(swollen.utf8)) }, "a size that its levels are not of")
    }
  }

  @Test("damage to one tile leaves the others readable") func oneTile() throws {
    try withTemporaryFolder { folder in
      var bytes = try sample(folder)
      bytes[bytes.count - 1] ^= 0xFF  // the last tile: mask, coarsest level
      let path = folder.appending(path: "scan.pic").path
      try Data(bytes).write(to: URL(filePath: path))
      let file = try PictureFile(path: path)
      let high = try file.plane(.high)
      #expect(high.values.count == 700 * 60)
      #expect(throws: ImageError.pictureDamaged(file: path, at: "tile 11", said: "its checksum is wrong")) {
        try file.plane(.mask, level: 1)
      }
    }
  }

  @Test("more pixels than the caller wants at once are refused before memory is taken") func limit() throws {
    try withTemporaryFolder { folder in
      _ = try sample(folder)
      let file = try PictureFile(path: folder.appending(path: "whole.pic").path, pixelLimit: 10_000)
      #expect(throws: ImageError.self) { try file.plane(.high) }
      #expect(try file.plane(.high, level: 1).width == 175)
    }
  }
}
