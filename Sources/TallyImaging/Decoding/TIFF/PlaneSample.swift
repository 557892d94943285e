/// A number that a plane is made of, and how it lies in a decoded row.
protocol PlaneSample: BitwiseCopyable, Sendable {
  /// A number that means nothing yet.
  static var zero: Self { get }
  /// Fills `target` with samples `first`, `first + stride`, … of a row packed with `bits` a sample. The row must hold them.
  static func unpack(
    _ row: UnsafeRawBufferPointer, bits: Int, first: Int, stride: Int, into target: UnsafeMutableBufferPointer<Self>)
  /// Undoes predictor 2 in a row: each number is the difference from the one before it, modulo 2 to the power of `bits`.
  static func addUp(_ row: UnsafeMutableBufferPointer<Self>, bits: Int)
}

extension PlaneSample {
  /// Numbers that lie in the row as they lie in memory.
  static func copy(
    _ row: UnsafeRawBufferPointer, first: Int, stride: Int, into target: UnsafeMutableBufferPointer<Self>
  ) {
    let size = MemoryLayout<Self>.size
    if stride == 1 {
      let bytes = UnsafeRawBufferPointer(rebasing: row[(first * size)..<((first + target.count) * size)])
      UnsafeMutableRawBufferPointer(target).copyMemory(from: bytes)
    } else {
      for i in target.indices {
        target[i] = row.loadUnaligned(fromByteOffset: (first + i * stride) * size, as: Self.self)
      }
    }
  }
}

extension UInt16: PlaneSample {
  static func unpack(
    _ row: UnsafeRawBufferPointer, bits: Int, first: Int, stride: Int, into target: UnsafeMutableBufferPointer<Self>
  ) {
    switch bits {
    case 8:
      for i in target.indices { target[i] = UInt16(row[first + i * stride]) }
    case 12:
      // Two samples in three bytes, most significant bits first (TIFF 6.0, FillOrder 1; the library turns FillOrder 2).
      for i in target.indices {
        let index = first + i * stride
        let at = index / 2 * 3
        target[i] =
          index % 2 == 0
          ? UInt16(row[at]) << 4 | UInt16(row[at + 1]) >> 4
          : (UInt16(row[at + 1]) & 0xF) << 8 | UInt16(row[at + 2])
      }
    default: copy(row, first: first, stride: stride, into: target)
    }
  }

  static func addUp(_ row: UnsafeMutableBufferPointer<Self>, bits: Int) {
    let mask = UInt16.max >> UInt16(16 - bits)
    for i in row.indices.dropFirst() { row[i] = (row[i] &+ row[i - 1]) & mask }
  }
}

extension UInt32: PlaneSample {
  static func unpack(
    _ row: UnsafeRawBufferPointer, bits: Int, first: Int, stride: Int, into target: UnsafeMutableBufferPointer<Self>
  ) { copy(row, first: first, stride: stride, into: target) }

  static func addUp(_ row: UnsafeMutableBufferPointer<Self>, bits: Int) {
    for i in row.indices.dropFirst() { row[i] = row[i] &+ row[i - 1] }
  }
}

extension Float: PlaneSample {
  static func unpack(
    _ row: UnsafeRawBufferPointer, bits: Int, first: Int, stride: Int, into target: UnsafeMutableBufferPointer<Self>
  ) { copy(row, first: first, stride: stride, into: target) }

  static func addUp(_ row: UnsafeMutableBufferPointer<Self>, bits: Int) {
    for i in row.indices.dropFirst() { row[i] = Float(bitPattern: row[i].bitPattern &+ row[i - 1].bitPattern) }
  }
}
