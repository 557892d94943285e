/// One plane on its way through the chain: first detector signal, then transmission. Row-major, row 0 on top.
struct SignalPlane {
  let width: Int, height: Int
  var values: [Float]

  subscript(x: Int, y: Int) -> Float {
    get { values[y * width + x] }
    set { values[y * width + x] = newValue }
  }

  /// Some of one column's rows.
  func column(_ x: Int, rows: Range<Int>) -> [Float] {
    rows.map { values[$0 * width + x] }
  }

  /// About `count` values spread evenly over the picture, for statistics that need no more.
  func sample(_ count: Int) -> [Float] {
    guard values.count > count else { return values }
    var step = max(1, values.count / count)
    while step > 1 && width % step == 0 { step += 1 }  // do not walk down a few columns only
    return stride(from: 0, to: values.count, by: step).map { values[$0] }
  }
}
