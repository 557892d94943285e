public import TallyTensor

/// What a plan may do; benchmarks and tests force it, everything else takes the standard.
public struct PlanSettings: Sendable, Hashable {
  /// Fuse nodes; without it every node stands alone.
  public var optimises: Bool
  /// Use fast steps; without it every node runs as its reference.
  public var lowers: Bool
  /// The algorithm for every convolution that it fits; nil leaves the choice to the chooser.
  public var convolution: ConvolutionAlgorithm?
  /// The instructions that fast steps use; the best that this processor has unless a test asks for others.
  public var instructions: InstructionSet
  /// What a tuning run found; it counts where no algorithm is forced.
  public var tuning: Tuning?

  /// Settings by name.
  public init(
    optimises: Bool = true, lowers: Bool = true, convolution: ConvolutionAlgorithm? = nil,
    instructions: InstructionSet = .best, tuning: Tuning? = nil
  ) {
    (self.optimises, self.lowers, self.convolution) = (optimises, lowers, convolution)
    (self.instructions, self.tuning) = (instructions, tuning)
  }

  /// What holds where nothing else is said.
  public static let standard = PlanSettings()
  /// The definition: no fusion, no fast step.
  public static let reference = PlanSettings(optimises: false, lowers: false)

  func algorithm(_ shape: ConvolutionShape) -> ConvolutionAlgorithm {
    if let convolution, convolution.fits(shape) { return convolution }
    if let tuned = tuning?.choices[Tuning.key(shape)], tuned.fits(shape) { return tuned }
    return ConvolutionAlgorithm.choose(shape, instructions: instructions)
  }
}
