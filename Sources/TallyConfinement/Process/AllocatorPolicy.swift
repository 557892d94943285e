internal import CConfinement

/// How this process keeps memory that it has freed.
public enum AllocatorPolicy {
  /// For a program that runs for weeks: blocks of the size of a plane go back to the system when they are freed.
  ///
  /// glibc raises its threshold for mapped blocks to the largest block freed so far, and serves blocks of that size from the
  /// heaps of the threads from then on. What lies in such a heap below a small block that lives is never given back, so the
  /// resident size creeps up over hundreds of scans. A fixed threshold keeps every plane in a mapping of its own, and two heaps
  /// have fewer holes than eight a core. It costs a page fault per page of a plane. Returns false where the C library refused.
  @discardableResult
  public static func returnLargeBlocks() -> Bool {
    cconfinement_return_large_blocks() == 0
  }
}
