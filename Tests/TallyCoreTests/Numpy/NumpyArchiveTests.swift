import Testing

@testable import TallyCore

/// The archive of arrays, byte by byte where it matters.
struct NumpyArchiveTests {
  @Test("the checksum is that of the standard's example")
  func checksum() {
    #expect(NumpyArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(NumpyArchive.checksum([]) == 0)
  }

  @Test("members lie one after the other, and the directory says where")
  func layout() {
    let first = NumpyArray(shape: [3], floats: [1, 2, 3]),
      second = NumpyArray(shape: [2], elementType: .uint8, numbers: [7, 8] as [UInt8])
    let bytes = NumpyArchive.npz([("a", first), ("bc", second)])
    #expect(Array(bytes[0..<4]) == [0x50, 0x4B, 3, 4])
    let content = first.npy()
    #expect(Array(bytes[30..<35]) == Array("a.npy".utf8))
    #expect(Array(bytes[35..<35 + content.count]) == content)
    let end = bytes.count - 22
    #expect(Array(bytes[end..<end + 4]) == [0x50, 0x4B, 5, 6] && bytes[end + 8] == 2)
    let directory = (0..<4).reduce(0) { $0 | Int(bytes[end + 16 + $1]) << (8 * $1) }
    #expect(Array(bytes[directory..<directory + 4]) == [0x50, 0x4B, 1, 2])
    #expect(directory == 35 + content.count + 36 + second.npy().count)
  }
}
