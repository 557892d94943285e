internal import Foundation
internal import TallyCore
public import TallyDomain

/// One scan of a wedge as calibration takes it: the corrected picture and what is known of it.
public struct WedgeScan: Sendable {
  /// What the scan is called, for error messages and for the record.
  public let name: String
  /// Corrected by `WedgeCorrection`, so that what leaks behind the beam stop is still in it.
  public let radiograph: Radiograph
  /// What is where.
  public let layout: WedgeLayout

  /// A scan.
  public init(name: String, radiograph: Radiograph, layout: WedgeLayout) {
    (self.name, self.radiograph, self.layout) = (name, radiograph, layout)
  }

  /// Mean signal of the middle of each step in a plane, and one sigma of the mean.
  func steps(plane: Int, marginPx: Int = 6) -> [(mean: Double, sigma: Double)] {
    let (values, width) = (radiograph.planes[plane].values, radiograph.width)
    return layout.steps.map { step in
      let region = step.region, margin = min(marginPx, region.width / 4, region.height / 4)
      var (sum, squares, count) = (0.0, 0.0, 0.0)
      for y in region.y0 + margin..<region.y1 - margin {
        for x in region.x0 + margin..<region.x1 - margin {
          guard radiograph.mask[y * width + x] == .measured else { continue }
          let value = Double(values[y * width + x])
          sum += value
          squares += value * value
          count += 1
        }
      }
      guard count > 0 else { return (0, 1e6) }
      let mean = sum / count
      return (mean, (max(squares / count - mean * mean, 0) / count).squareRoot())
    }
  }
}

extension WedgeScan {
  /// The whole picture of the wedge by the model, without noise: air where nothing else is known.
  func modelled(_ forward: ForwardModel, plane: Int, scatter: ScatterField) -> [Float] {
    let (width, height) = (radiograph.width, radiograph.height)
    var picture = [Float](repeating: 1, count: width * height)
    func fill(_ x: Range<Int>, _ y: Range<Int>, _ value: Float) {
      for row in y { for column in x { picture[row * width + column] = value } }
    }
    for columns in layout.stopColumns { fill(columns, 0..<height, 0) }
    for step in layout.steps {
      let value = forward.exactTransmission([(step.material, step.gCm2)], plane: plane)
      fill(step.region.x0..<step.region.x1, step.region.y0..<step.region.y1, Float(value))
    }
    if !scatter.isNone { scatter.add(to: &picture, width: width) }
    return picture
  }
}
