internal import Foundation

/// How much a machine scatters that is not known by name. Scatter from nearby is that of the ranges in which machines of a class
/// differ, `ScannerRanges.wide`, with their doubt. What leaks in from elsewhere the picture shows: through engine, axles and
/// couplings of a truck nothing comes, so its darkest cells, where they are alike, see the leak.
struct OtherScatter {
  /// The reader with what is likely, and one sigma of it.
  let reader: EvidenceReader

  /// Shares of the cells that noise or a defect may make darker than they are, and that are at least opaque in a picture of a
  /// truck; by how much the two may differ where both are.
  private static let (few, opaque, alike): (Double, Double, Float) = (0.0005, 0.003, 1.35)
  /// One sigma of the leak where it is seen, relative.
  private static let seenDoubt: Float = 0.15

  /// `means` are the cells of the columns around a box over the whole height of the picture; `reader` takes off what the
  /// machine at hand scatters.
  init(_ means: [Float], reader: EvidenceReader, ranges: ScannerRanges = .wide) {
    let range = ranges.scatter
    let (usual, dark) = (reader.leak(plane: 0), means.filter { $0 > 0 }.sorted())
    guard usual > 0, !dark.isEmpty else {
      self.reader = reader
      return
    }
    func at(_ share: Double) -> Float { dark[min(Int(Double(dark.count) * share), dark.count - 1)] }
    let (least, low, high) = (at(Self.few), usual * Float(range.low), usual * Float(range.high))
    let isSeen = at(Self.opaque) < Self.alike * least && least < 1.5 * high
    let unseen = FactorRange(range.low, Double(min(max(least, 1.5 * low), high) / usual))
    self.reader = reader.scattering(
      Float(range.middle), doubt: Float(range.sigma), leak: isSeen ? least : usual * Float(unseen.middle),
      leakDoubt: isSeen ? Self.seenDoubt : Float(unseen.sigma))
  }
}
