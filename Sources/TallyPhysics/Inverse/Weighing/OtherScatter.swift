internal import Foundation

/// How much a machine scatters that is not known by name. Machines of a class differ by `ScannerRanges.wide.scatter`, and
/// nothing in the picture can be darker than what is scattered there. Where the darkest cells are alike, as behind engine,
/// axles and couplings of a truck, through which nothing comes, they show the scatter itself.
struct OtherScatter {
  /// The reader with what is likely, and one sigma of it.
  let reader: EvidenceReader

  /// Shares of the cells that noise or a defect may make darker than they are, and that are at least opaque in a picture of a
  /// truck; by how much the two may differ where both are.
  private static let (few, opaque, alike) = (0.0005, 0.003, 1.35)
  /// One sigma of the scatter where it is seen, relative: what stands beside scatters too.
  private static let seenDoubt: Float = 0.15

  /// `means` are the cells of the columns around a box over the whole height of the picture; `reader` takes off what the
  /// machine at hand scatters.
  init(_ means: [Float], width: Int, reader: EvidenceReader, ranges: ScannerRanges = .wide) {
    let removed = reader.unscattered(means, width: width, plane: 0).scatter
    let ratios = zip(means, removed).compactMap { $1 > 0 && $0 > 0 ? $0 / $1 : nil }.sorted()
    guard !ratios.isEmpty else {
      self.reader = reader
      return
    }
    func ratio(_ share: Double) -> Double { Double(ratios[min(Int(Double(ratios.count) * share), ratios.count - 1)]) }
    let (least, low) = (ratio(Self.few), ranges.scatter.low)
    let high = min(max(least, 1.5 * low), ranges.scatter.high)
    if ratio(Self.opaque) < Self.alike * least, least < 1.5 * ranges.scatter.high {
      self.reader = reader.scattering(Float(min(least, ranges.scatter.high)), doubt: Self.seenDoubt)
    } else {
      let range = FactorRange(low, high)
      self.reader = reader.scattering(Float(range.middle), doubt: Float(range.sigma))
    }
  }
}
