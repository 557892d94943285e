internal import CConfinement
internal import Foundation
internal import TallyCore

/// Memory that a helper fills and the parent reads, a file without a name. The parent reads with `pread` and never maps it: what
/// a helper does to its size can then only make a read come short.
final class ResultMemory: Sendable {
  let descriptor: Int32

  /// Empty memory; it grows as it is written, up to the helper's limit of file bytes.
  init() throws(StartFailure) {
    descriptor = cconfinement_memory()
    guard descriptor >= 0 else {
      throw StartFailure(said: "there is no anonymous memory: " + SystemReason.of(-descriptor))
    }
  }

  deinit { close(descriptor) }

  /// True where it holds exactly so many bytes, and from now on always the same, whatever the helper still tries. A helper that
  /// has it mapped for writing keeps that from being so, and gets false.
  func seal(bytes: Int) -> Bool {
    var status = stat()
    return cconfinement_seal(descriptor) == 0 && fstat(descriptor, &status) == 0 && Int(status.st_size) == bytes
  }

  /// Numbers from a byte on; nil where there are fewer.
  func numbers<Number: BitwiseCopyable>(_ type: Number.Type, count: Int, at offset: Int) -> [Number]? {
    let wanted = count * MemoryLayout<Number>.stride
    var done = 0
    let numbers = [Number](unsafeUninitializedCapacity: count) { buffer, filled in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      while done < wanted {
        let step = pread(descriptor, bytes.baseAddress.map { $0 + done }, wanted - done, off_t(offset + done))
        if step < 0 && errno == EINTR { continue }
        if step <= 0 { break }
        done += step
      }
      filled = done == wanted ? count : 0
    }
    return done == wanted ? numbers : nil
  }

  /// True where nothing was written yet, as a helper expects to get it.
  static func isEmpty(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_size == 0
  }

  /// Appends the bytes of numbers, on the helper's side; false where the system refuses.
  static func append<Number: BitwiseCopyable>(_ numbers: [Number], to descriptor: Int32) -> Bool {
    numbers.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let step = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
        if step < 0 && errno == EINTR { continue }
        if step <= 0 { return false }
        done += step
      }
      return true
    }
  }
}
