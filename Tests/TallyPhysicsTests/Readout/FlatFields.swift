import TallyDomain
import TallyPhysics

/// A scanner whose read-out does nothing but what the test switches on, and its pictures of even transmission.
struct FlatFields {
  let scanner: ScannerModel
  let readout: DetectorReadout

  init(_ change: (inout ScannerModel) -> Void = { _ in }) throws {
    var scanner = try ScannerModel.named("mobile-6-4")
    scanner.readout = .ideal
    for plane in scanner.planes.indices { scanner.planes[plane].quantaInAir = 1e12 }
    change(&scanner)
    self.scanner = scanner
    readout = DetectorReadout(try ForwardModel(scanner))
  }

  /// Signal of each pixel relative to open air, by plane.
  func signals(_ transmission: Float, width: Int = 600, height: Int = 600, seed: UInt64 = 7) -> [[Double]] {
    signals([Float](repeating: transmission, count: width * height), width: width, height: height, seed: seed)
  }

  /// The same for any picture, both planes seeing the same.
  func signals(_ picture: [Float], width: Int, height: Int, seed: UInt64 = 7) -> [[Double]] {
    let planes = readout.planes(
      transmissions: scanner.planes.map { _ in picture }, width: width, height: height, seed: seed)
    return zip(planes, scanner.planes).map { plane, settings in
      plane.floats().map { (Double($0) - settings.darkCounts) / (settings.airCounts - settings.darkCounts) }
    }
  }
}

func mean(_ values: some Collection<Double>) -> Double { values.reduce(0, +) / Double(values.count) }

func variance(_ values: some Collection<Double>) -> Double {
  let middle = mean(values)
  return values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / Double(values.count - 1)
}

/// Mean of each column, and of each row, of a picture.
func columnMeans(_ values: [Double], width: Int) -> [Double] {
  (0..<width).map { column in mean(stride(from: column, to: values.count, by: width).map { values[$0] }) }
}

func rowMeans(_ values: [Double], width: Int) -> [Double] {
  stride(from: 0, to: values.count, by: width).map { mean(values[$0..<$0 + width]) }
}
