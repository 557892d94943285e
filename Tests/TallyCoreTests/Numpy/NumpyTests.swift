import Foundation
import TallyCore
import Testing

@Suite struct NumpyTests {
  /// A file with a given header text and data.
  private func file(_ header: String, version: UInt8 = 1, data: [UInt8]) -> [UInt8] {
    let length = header.utf8.count
    let lengthBytes = (0..<(version == 1 ? 2 : 4)).map { UInt8(length >> (8 * $0) & 255) }
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + lengthBytes + Array(header.utf8) + data
  }

  @Test("what is written is read back, for every type and shape", arguments: NumpyElementType.allCases)
  func roundTrip(type: NumpyElementType) throws {
    for shape in [[], [0], [1], [7], [2, 3], [2, 0, 3], [1, 2, 3, 4]] {
      let count = shape.reduce(type.size, *)
      let bytes = (0..<count).map { type == .bool ? UInt8($0 % 2) : UInt8(truncatingIfNeeded: $0 &* 37) }
      let array = NumpyArray(shape: shape, elementType: type, bytes: bytes)
      let npy = array.npy()
      #expect((npy.count - bytes.count) % 64 == 0, "the data are not aligned")
      #expect(try NumpyArray(npy: npy, name: "test") == array)
    }
  }

  @Test("files on disk come back the same, and a missing one is an error")
  func disk() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".npy").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let array = NumpyArray(shape: [2, 2], floats: [1, -2, .infinity, 0.5])
    try array.write(to: path)
    #expect(try NumpyArray(contentsOf: path) == array)
    #expect(throws: NumpyError.self) { try NumpyArray(contentsOf: path + ".none") }
    #expect(throws: NumpyError.self) { try array.write(to: "/nowhere/at/all.npy") }
  }

  @Test("NumPy's own bytes are read: version 2, big-endian, Fortran order, Python 2 numbers")
  func foreign() throws {
    let big = file("{'descr': '>i2', 'fortran_order': False, 'shape': (3,), }\n", data: [0, 1, 255, 254, 1, 0])
    #expect(try NumpyArray(npy: big, name: "t").integers == [1, -2, 256])
    let columns = file(
      "{'descr': '|u1', 'fortran_order': True, 'shape': (2, 3), }", version: 2, data: [1, 4, 2, 5, 3, 6])
    #expect(try NumpyArray(npy: columns, name: "t").bytes == [1, 2, 3, 4, 5, 6])
    let old = file("{\"shape\": (2L, 1L), \"descr\": \"|b1\", \"fortran_order\": False}", version: 3, data: [2, 0])
    #expect(try NumpyArray(npy: old, name: "t") == NumpyArray(shape: [2, 1], elementType: .bool, bytes: [1, 0]))
    let cube = file("{'descr': '<u2', 'fortran_order': True, 'shape': (2, 1, 2)}", data: [1, 0, 2, 0, 3, 0, 4, 0])
    #expect(try NumpyArray(npy: cube, name: "t").integers == [1, 3, 2, 4])
  }

  @Test("damaged headers are refused, each with its case")
  func damaged() {
    func error(_ bytes: [UInt8], limits: NumpyLimits = .standard) -> NumpyError? {
      do {
        _ = try NumpyArray(npy: bytes, name: "t", limits: limits)
        return nil
      } catch { return error }
    }
    let f4 = "{'descr': '<f4', 'fortran_order': False, 'shape': "
    #expect(error([]) == .malformed(file: "t", at: 0, problem: "The file does not begin like a .npy file."))
    #expect(
      error(file(f4 + "(1,)}", version: 9, data: []))
        == .malformed(file: "t", at: 6, problem: "Version 9 of the format is not known."))
    #expect(error(file(f4 + "(2,)}", data: [0, 0, 0, 0])) == .wrongLength(file: "t", expected: 8, found: 4))
    #expect(error(file(f4 + "(1,)}", data: [0, 0, 0, 0, 0])) == .wrongLength(file: "t", expected: 4, found: 5))
    #expect(
      error(file("{'descr': '<c8', 'fortran_order': False, 'shape': ()}", data: []))
        == .elementType(file: "t", descriptor: "<c8"))
    #expect(
      error(file("{'descr': '|O', 'fortran_order': False, 'shape': ()}", data: []))
        == .elementType(file: "t", descriptor: "|O"))
    for shape in ["(4000000000, 4000000000)", "(2000000000,)", "(0, 2000000000)", "(9000000000000000000, 9, 9)"] {
      guard case .tooLarge? = error(file(f4 + shape + "}", data: [])) else {
        Issue.record("\(shape) is not too large")
        continue
      }
    }
    guard case .tooLarge? = error(file(f4 + "(1,)}", data: [0, 0, 0, 0]), limits: NumpyLimits(headerBytes: 10)) else {
      Issue.record("a long header is read")
      return
    }
    let forty = "(" + String(repeating: "1,", count: 40) + ")}"
    #expect(error(file(f4 + forty, data: [])) == .tooLarge(file: "t", what: "dimensions", value: 33, limit: 32))
    for shape in ["(-1,)", "(1.5,)", "(99999999999999999999,)", "(1", "1", "(1,)} x", "(1,), 'shape': (1,)}"] {
      guard case .malformed? = error(file(f4 + shape + (shape.contains("}") ? "" : "}"), data: [])) else {
        Issue.record("\(shape) is read")
        continue
      }
    }
  }

  @Test("every cut and 4,000 seeded mutations give an array or a typed error")
  func mutations() throws {
    let good = NumpyArray(shape: [3, 4], floats: (0..<12).map { Float($0) }).npy()
    for length in good.indices {
      #expect(throws: NumpyError.self) { try NumpyArray(npy: Array(good[..<length]), name: "t") }
    }
    let limits = NumpyLimits(elements: 1 << 16)
    for seed in 0..<4000 {
      var random = SeededGenerator(seed: UInt64(seed))
      var bytes = good
      for _ in 0..<random.integer(1..<5) {
        let place = random.integer(0..<min(bytes.count, 130))
        switch random.integer(0..<3) {
        case 0: bytes[place] = UInt8(random.integer(0..<256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(random.pick(Array("0123456789(),'{}<>f4".utf8)), at: place)
        }
      }
      do throws(NumpyError) {
        let array = try NumpyArray(npy: bytes, name: "seed \(seed)", limits: limits)
        #expect(array.count <= 1 << 16)
      } catch {
        #expect(error.explanation.code.hasPrefix("TLY-COR-1"))
      }
    }
  }

  @Test("all 65,536 half-precision numbers become float32 and come back")
  func halves() {
    for bits in 0...UInt16.max {
      let value = NumpyArray.float(halfBits: bits)
      if value.isNaN {
        #expect(NumpyArray.float(halfBits: NumpyArray.halfBits(value)).isNaN)
      } else if NumpyArray.halfBits(value) != bits {
        Issue.record("\(bits) → \(value) → \(NumpyArray.halfBits(value))")
      }
    }
    #expect(NumpyArray.float(halfBits: 0x3C00) == 1 && NumpyArray.float(halfBits: 0x0001) == 0x1p-24)
    #expect(NumpyArray.halfBits(65519) == 0x7BFF && NumpyArray.halfBits(65520) == 0x7C00)
    #expect(NumpyArray.halfBits(1 + 0x1p-11) == 0x3C00 && NumpyArray.halfBits(1 + 3 * 0x1p-11) == 0x3C02)
  }

  @Test("numbers convert with rounding, cutting and clamping as documented")
  func conversions() {
    let doubles = NumpyArray(shape: [5], elementType: .float64, numbers: [1.9, -1.9, .nan, 1e300, -1e300] as [Double])
    #expect(doubles.integers == [1, -1, 0, .max, .min])
    let words = NumpyArray(shape: [2], elementType: .uint16, numbers: [0, 65535] as [UInt16])
    #expect(words.floats == [0, 65535])
  }
}
