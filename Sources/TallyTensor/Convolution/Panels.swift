/// How the outputs of a convolution are cut into panels: two registers wide, the last one a single register where that is
/// enough.
struct Panels: Sendable {
  let outputs: Int, width: Int
  /// Panels in all.
  let count: Int

  init(outputs: Int, _ instructions: InstructionSet) {
    (self.outputs, width) = (outputs, instructions.panel)
    count = (outputs + width - 1) / width
  }

  /// Outputs that a panel holds.
  func channels(_ panel: Int) -> Int { min(width, outputs - panel * width) }
  func isNarrow(_ panel: Int) -> Bool { channels(panel) <= width / 2 }
  /// Columns of a panel, those that only fill a register included.
  func columns(_ panel: Int) -> Int { isNarrow(panel) ? width / 2 : width }
  /// Columns of all panels.
  var columns: Int { count == 0 ? 0 : (count - 1) * width + columns(count - 1) }
}
