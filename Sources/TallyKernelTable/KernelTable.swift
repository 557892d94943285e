/// One entry a kernel, for one instruction set. Each is documented where it is written, in TallyKernels, and has its
/// definition as plain loops beside its caller in TallyTensor.
///
/// A class, so that handing it about moves a reference and no copy of its entries is ever made by a kernel module.
public final class KernelTable: Sendable {
  /// Numbers that are read.
  public typealias Source = UnsafePointer<Float>
  /// Numbers that are written.
  public typealias Target = UnsafeMutablePointer<Float>
  /// Places in rows or columns.
  public typealias Indices = UnsafePointer<Int32>

  /// Geometry, picture, first output pixel, how many, patches.
  public typealias Gather = @Sendable (PatchGeometry, Source, Int, Int, Target) -> Void
  /// Geometry, picture, weights, output row, where it goes, floats from pixel to pixel there.
  public typealias Depthwise = @Sendable (PatchGeometry, Source, Source, Int, Target, Int) -> Void
  /// Epilogue, sums, floats from pixel to pixel there, results, the same there, pixels, channels.
  public typealias Finish = @Sendable (EpilogueParts, Source, Int, Target, Int, Int, Int) -> Void
  /// Geometry, picture, output row, where it goes.
  public typealias Pool = @Sendable (PatchGeometry, Source, Int, Target) -> Void
  /// Numbers, pixels, channels, floats from pixel to pixel, sums.
  public typealias Accumulate = @Sendable (Source, Int, Int, Int, Target) -> Void
  /// Function, its two parameters, numbers, how many.
  public typealias Activate = @Sendable (ActivationKind, Float, Float, Target, Int) -> Void
  /// Numbers, rows, columns.
  public typealias Softmax = @Sendable (Target, Int, Int) -> Void
  /// Numbers, rows, columns, factor, sums.
  public typealias SumRows = @Sendable (Source, Int, Int, Float, Target) -> Void
  /// Operation, rows, columns, then for each operand its numbers and steps down and across, results.
  public typealias Combine = @Sendable (BinaryKind, Int, Int, Source, Int, Int, Source, Int, Int, Target) -> Void
  /// Rows, columns, then for source and target the numbers and steps down and across.
  public typealias Copy = @Sendable (Int, Int, Source, Int, Int, Target, Int, Int) -> Void
  /// Numbers, how many, value.
  public typealias Fill = @Sendable (Target, Int, Float) -> Void
  /// Picture, width, floats from pixel to pixel, channels, rows and their weights and number, columns and their weights and
  /// number, output width, where it goes, floats from pixel to pixel there.
  public typealias Resize =
    @Sendable (
      Source, Int, Int, Int, Indices, Source, Int, Indices, Source, Int, Int, Target, Int
    ) -> Void
  /// Left matrix, floats from row to row, rows, inner dimension, panel, results, floats from row to row there, whether to add
  /// to them, whether the panel is one register wide.
  public typealias Product = @Sendable (Source, Int, Int, Int, Source, Target, Int, Bool, Bool) -> Void
  /// Target, sums, floats from row to row and from pixel to pixel there.
  public typealias FinishPanel = @Sendable (PanelTarget, Target, Int, Int) -> Void
  /// Source, frequencies, floats from one to the next, workspace.
  public typealias Spread = @Sendable (WinogradSource, Target, Int, Target) -> Void
  /// Target, frequencies, floats from one to the next, workspace.
  public typealias Collect = @Sendable (PanelTarget, Source, Int, Target) -> Void

  /// Floats in the widest register; a panel of a product is two of them.
  public let lanes: Int
  /// Rows that a product takes at once: fastest where the number of rows is a multiple.
  public let productRows: Int
  /// Convolutions other than Winograd's.
  public let gather: Gather, depthwise: Depthwise, finish: Finish
  /// Pools and sums.
  public let maximum: Pool, sum: Pool, accumulate: Accumulate
  /// Numbers one by one or in rows.
  public let activate: Activate, softmax: Softmax, sumRows: SumRows, combine: Combine
  /// Movement.
  public let copy: Copy, fill: Fill, resize: Resize
  /// The product of a matrix and a panel, and what follows it.
  public let product: Product, finishPanel: FinishPanel
  /// Winograd's transforms for tiles of 2×2, 4×4 and 6×6, in this order.
  public let spread: [Spread], collect: [Collect]

  /// All entries by name.
  public init(
    lanes: Int, productRows: Int, gather: @escaping Gather, depthwise: @escaping Depthwise, finish: @escaping Finish,
    maximum: @escaping Pool, sum: @escaping Pool, accumulate: @escaping Accumulate, activate: @escaping Activate,
    softmax: @escaping Softmax, sumRows: @escaping SumRows, combine: @escaping Combine, copy: @escaping Copy,
    fill: @escaping Fill,
    resize: @escaping Resize, product: @escaping Product, finishPanel: @escaping FinishPanel,
    spread: (Spread, Spread, Spread), collect: (Collect, Collect, Collect)
  ) {
    (self.lanes, self.productRows) = (lanes, productRows)
    (self.gather, self.depthwise, self.finish) = (gather, depthwise, finish)
    (self.maximum, self.sum, self.accumulate) = (maximum, sum, accumulate)
    (self.activate, self.softmax, self.sumRows, self.combine) = (activate, softmax, sumRows, combine)
    (self.copy, self.fill, self.resize, self.product) = (copy, fill, resize, product)
    self.finishPanel = finishPanel
    self.spread = [spread.0, spread.1, spread.2]
    self.collect = [collect.0, collect.1, collect.2]
  }
}
