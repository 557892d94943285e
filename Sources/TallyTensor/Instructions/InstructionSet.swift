internal import CProcessor
internal import TallyKernelTable
internal import TallyKernels
internal import TallyKernelsV3
internal import TallyKernelsV4

/// The instructions that kernels are compiled for. The only file that sees more than one copy of them.
public enum InstructionSet: String, Sendable, Hashable, CaseIterable, Codable {
  /// What every processor of the architecture has.
  case baseline
  /// x86-64-v3: AVX2 and fused multiply-add.
  case avx2
  /// x86-64-v4: AVX-512.
  case avx512

  /// Those that this processor has, the best one last.
  public static let available: [InstructionSet] = {
    let level = cprocessor_level()
    return allCases.filter { $0.level <= level }
  }()

  /// The best that this processor has.
  public static let best = available.last ?? .baseline

  private var level: Int32 {
    switch self {
    case .baseline: 0
    case .avx2: 3
    case .avx512: 4
    }
  }

  /// Its kernels. Touching another set's table would already run its instructions.
  var kernels: KernelTable {
    precondition(Self.available.contains(self), "this processor has no \(self)")
    return switch self {
    case .baseline: TallyKernels.kernelTable
    case .avx2: TallyKernelsV3.kernelTable
    case .avx512: TallyKernelsV4.kernelTable
    }
  }

  /// Columns of the panels that weights are packed in.
  var panel: Int { 2 * kernels.lanes }
}
