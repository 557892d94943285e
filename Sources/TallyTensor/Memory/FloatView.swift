/// A piece of float memory that somebody else owns, handed to kernels and across threads.
///
/// `@unchecked Sendable` is safe because a view is only used while its owner is kept alive by the call that made it, and
/// the steps of a run write to disjoint parts: each output tile belongs to one chunk and each chunk to one thread.
public struct FloatView: @unchecked Sendable {
  /// First float.
  public let base: UnsafeMutablePointer<Float>
  /// Floats that may be touched.
  public let count: Int

  /// A view of memory that outlives it.
  public init(base: UnsafeMutablePointer<Float>, count: Int) { (self.base, self.count) = (base, count) }

  /// A part of the view; must lie inside.
  public func part(_ offset: Int, _ count: Int) -> FloatView {
    precondition(offset >= 0 && count >= 0 && offset + count <= self.count, "part \(offset)+\(count) of \(self.count)")
    return FloatView(base: base + offset, count: count)
  }

  /// The floats as an array.
  public func array() -> [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Takes in the numbers of an array of the same length.
  public func copy(from numbers: [Float]) {
    precondition(numbers.count == count, "\(numbers.count) numbers for \(count)")
    numbers.withUnsafeBufferPointer { if let from = $0.baseAddress { base.update(from: from, count: count) } }
  }
}
