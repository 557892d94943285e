internal import Foundation

extension NumpyArray {
  /// The bytes of a `.npy` file, version 1 (version 2 when the header is long), little-endian, C order. The elements
  /// begin at a multiple of 64, so that a reader may map them.
  public func npy() -> [UInt8] {
    let extents = shape.count == 1 ? "\(shape[0])," : shape.map(String.init).joined(separator: ", ")
    let entries = "{'descr': '\(elementType.descriptor)', 'fortran_order': False, 'shape': (\(extents)), }"
    let long = entries.utf8.count > 65_000
    let start = long ? 12 : 10
    let unpadded = start + entries.utf8.count + 1
    let padding = (64 - unpadded % 64) % 64
    let length = entries.utf8.count + padding + 1
    var result: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59, long ? 2 : 1, 0]
    for byte in 0..<(long ? 4 : 2) { result.append(UInt8(length >> (8 * byte) & 255)) }
    result.append(contentsOf: entries.utf8)
    result.append(contentsOf: [UInt8](repeating: 0x20, count: padding))
    result.append(0x0A)
    return result + bytes
  }

  /// Writes a `.npy` file; an existing one is replaced in one step.
  public func write(to path: String) throws(NumpyError) {
    do {
      try Data(npy()).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unreadable(file: path, said: error.localizedDescription)
    }
  }
}
