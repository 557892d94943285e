internal import Foundation

/// Owned float memory, aligned to 64 bytes (a cache line, the widest register); freed with its last reference.
public final class FloatBuffer: Sendable {
  /// All of it.
  public let view: FloatView

  /// Uninitialised memory; nil when the machine has none left. Large buffers ask for huge pages, because a run touches
  /// them from end to end.
  public init?(count: Int) {
    var pointer: UnsafeMutableRawPointer?
    let (bytes, overflow) = max(count, 16).multipliedReportingOverflow(by: MemoryLayout<Float>.stride)
    let huge = 1 << 21
    let alignment = bytes >= 2 * huge ? huge : 64
    guard !overflow, posix_memalign(&pointer, alignment, bytes) == 0, let pointer else { return nil }
    #if os(Linux)
      if alignment == huge { madvise(pointer, bytes, 14) }  // MADV_HUGEPAGE; a refusal costs only speed
    #endif
    view = FloatView(base: pointer.bindMemory(to: Float.self, capacity: count), count: count)
  }

  /// Memory that holds a copy of an array.
  public convenience init?(_ numbers: [Float]) {
    self.init(count: numbers.count)
    view.copy(from: numbers)
  }

  deinit { free(view.base) }
}
