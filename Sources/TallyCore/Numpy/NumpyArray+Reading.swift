internal import Foundation

extension NumpyArray {
  /// Reads a `.npy` file of version 1, 2 or 3, little- or big-endian, in C or Fortran order.
  ///
  /// - Throws: `NumpyError` with the file and the byte; nothing is allocated before the limits have been checked.
  public init(contentsOf path: String, limits: NumpyLimits = .standard) throws(NumpyError) {
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw .unreadable(file: path, said: "there is no readable file of this name")
    }
    defer { handle.closeFile() }
    let (head, size) = try Self.head(of: handle, path: path, limits: limits)
    let header = try NumpyHeader(head, file: path, limits: limits)
    let found = size - UInt64(min(UInt64(header.dataOffset), size))
    guard found == UInt64(header.dataBytes) else {
      throw .wrongLength(file: path, expected: UInt64(header.dataBytes), found: found)
    }
    do {
      try handle.seek(toOffset: UInt64(header.dataOffset))
      let data = try handle.read(upToCount: header.dataBytes) ?? Data()
      guard data.count == header.dataBytes else {
        throw NumpyError.wrongLength(file: path, expected: UInt64(header.dataBytes), found: UInt64(data.count))
      }
      self.init(header: header, data: [UInt8](data))
    } catch let error as NumpyError {
      throw error
    } catch {
      throw .unreadable(file: path, said: error.localizedDescription)
    }
  }

  /// Reads the bytes of a `.npy` file that are already in memory; `name` is the place that errors give.
  public init(npy bytes: [UInt8], name: String, limits: NumpyLimits = .standard) throws(NumpyError) {
    let header = try NumpyHeader(bytes, file: name, limits: limits)
    let data = bytes[min(header.dataOffset, bytes.count)...]
    guard data.count == header.dataBytes else {
      throw .wrongLength(file: name, expected: UInt64(header.dataBytes), found: UInt64(data.count))
    }
    self.init(header: header, data: Array(data))
  }

  private static func head(
    of handle: FileHandle, path: String, limits: NumpyLimits
  ) throws(NumpyError) -> (bytes: Data, fileSize: UInt64) {
    do {
      let head = try handle.read(upToCount: limits.headerBytes + 12) ?? Data()
      return (head, try handle.seekToEnd())
    } catch {
      throw .unreadable(file: path, said: error.localizedDescription)
    }
  }

  private init(header: NumpyHeader, data: [UInt8]) {
    var bytes = data
    let size = header.elementType.size
    if header.bigEndian && size > 1 {
      for start in stride(from: 0, to: bytes.count, by: size) {
        for i in 0..<size / 2 { bytes.swapAt(start + i, start + size - 1 - i) }
      }
    }
    if header.columnMajor && header.shape.count > 1 {
      bytes = Self.rowMajor(bytes, shape: header.shape, size: size)
    }
    if header.elementType == .bool { bytes = bytes.map { $0 == 0 ? 0 : 1 } }
    self.init(shape: header.shape, elementType: header.elementType, bytes: bytes)
  }

  /// Elements with the first index fastest, rearranged so that the last is.
  private static func rowMajor(_ source: [UInt8], shape: [Int], size: Int) -> [UInt8] {
    var steps = [Int](repeating: size, count: shape.count)
    for axis in 1..<shape.count { steps[axis] = steps[axis - 1] * shape[axis - 1] }
    var result = [UInt8]()
    result.reserveCapacity(source.count)
    var index = [Int](repeating: 0, count: shape.count)
    var offset = 0
    for _ in 0..<source.count / size {
      result.append(contentsOf: source[offset..<offset + size])
      var axis = shape.count - 1
      while axis >= 0 {
        index[axis] += 1
        offset += steps[axis]
        if index[axis] < shape[axis] { break }
        offset -= steps[axis] * shape[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return result
  }
}
