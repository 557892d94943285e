internal import COpenCV

/// The fence around OpenCV: the only file that calls it. It fails only for want of memory, which no caller can mend.
enum MaskOperations {
  /// Mean over `across × down` pixels around each pixel.
  static func boxFilter(_ values: [Float], width: Int, height: Int, across: Int, down: Int) -> [Float] {
    guard !values.isEmpty else { return [] }
    var result = [Float](repeating: 0, count: values.count)
    check(copencv_box_filter(values, &result, Int32(width), Int32(height), Int32(across), Int32(down)))
    return result
  }

  /// Takes away all that a rectangle of `across × down` pixels does not fit into.
  static func open(_ mask: inout [UInt8], width: Int, height: Int, across: Int, down: Int) {
    guard !mask.isEmpty else { return }
    check(copencv_morphology(&mask, Int32(width), Int32(height), COPENCV_OPEN, Int32(across), Int32(down)))
  }

  /// Fills all that a rectangle of `across × down` pixels does not fit into.
  static func close(_ mask: inout [UInt8], width: Int, height: Int, across: Int, down: Int) {
    guard !mask.isEmpty else { return }
    check(copencv_morphology(&mask, Int32(width), Int32(height), COPENCV_CLOSE, Int32(across), Int32(down)))
  }

  /// Connected parts of a mask (eight neighbours): a label a pixel, 0 for background, and how many labels there are.
  static func components(_ mask: [UInt8], width: Int, height: Int) -> (labels: [Int32], count: Int) {
    guard !mask.isEmpty else { return ([], 1) }
    var labels = [Int32](repeating: 0, count: mask.count)
    var count: Int32 = 1
    check(copencv_components(mask, &labels, Int32(width), Int32(height), &count))
    return (labels, Int(count))
  }

  /// From here on OpenCV starts no threads in this process.
  static func useOneThread() { copencv_use_one_thread() }

  private static func check(_ status: Int32) {
    if status != 0 { fatalError("OpenCV ran out of memory") }
  }
}
