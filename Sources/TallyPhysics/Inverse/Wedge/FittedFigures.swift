internal import Foundation

/// The figures that are fitted, as logarithms of factors on the scanner that one begins from.
struct FittedFigures {
  private let start: ScannerModel
  /// One sigma of each before anything is measured.
  let sigmas: [Double]

  init(_ start: ScannerModel) {
    // What is 0 cannot be multiplied: scatter begins from something small.
    var start = start
    start.readout.leakFraction = max(start.readout.leakFraction, 1e-5)
    start.readout.scatterFraction = max(start.readout.scatterFraction, 1e-5)
    start.readout.loadScatter = max(start.readout.loadScatter, 1e-5)
    self.start = start
    sigmas = start.planes.flatMap { _ in [0.05, 0.7] } + [1.5, 1, 1]
  }

  var count: Int { sigmas.count }

  func scanner(_ place: [Double]) -> ScannerModel {
    var scanner = start
    for plane in scanner.planes.indices {
      scanner.planes[plane].beam.endpointMev *= exp(place[2 * plane])
      scanner.planes[plane].beam.filterGCm2 =
        max(scanner.planes[plane].beam.filterGCm2, 0.5) * exp(place[2 * plane + 1])
    }
    let common = 2 * scanner.planes.count
    scanner.readout.leakFraction = min(scanner.readout.leakFraction * exp(place[common]), 0.5)
    scanner.readout.scatterFraction = min(scanner.readout.scatterFraction * exp(place[common + 1]), 0.5)
    scanner.readout.loadScatter = min(scanner.readout.loadScatter * exp(place[common + 2]), 0.9)
    return scanner
  }
}
