// The door of TallyKernels: the fast paths of the inference core (docs/architecture.md).
//
// Every function here works on concrete `Float` through pointers, a whole row, tile or layer per call, so that a module
// boundary costs nothing. This is the only code that is compiled with -Ounchecked: callers (TallyTensor) prove the bounds
// at the entrance. Each kernel has its definition as plain loops beside its caller in TallyTensor.
//
// The folder is compiled three times: as TallyKernels for any processor, as TallyKernelsV3 (TALLY_V3, AVX2 and FMA) and as
// TallyKernelsV4 (TALLY_V4, AVX-512); those two are symbolic links to it. Hence no generic library code, no allocation, no
// Foundation: a shared specialisation compiled here could be the one that the linker keeps for the whole program, and then
// kill it on an older processor. A test looks through the finished binary.

public import TallyKernelTable

/// The kernels of this module's instruction set.
public let kernelTable = KernelTable(
  lanes: lanes, productRows: PanelKernel.rowsAtOnce, gather: PatchKernel.gather, depthwise: DepthwiseKernel.row,
  finish: EpilogueKernel.finish, maximum: PoolKernel.maximumRow, sum: PoolKernel.sumRow,
  accumulate: PoolKernel.accumulate, activate: ActivationKernel.apply, softmax: SoftmaxKernel.rows,
  sumRows: RowSumKernel.rows,
  combine: BinaryKernel.rows, copy: CopyKernel.plane, fill: CopyKernel.fill, resize: ResizeKernel.row,
  product: PanelKernel.product, finishPanel: PanelKernel.finish,
  spread: (Winograd2.spread, Winograd4.spread, Winograd6.spread),
  collect: (Winograd2.collect, Winograd4.collect, Winograd6.collect))
