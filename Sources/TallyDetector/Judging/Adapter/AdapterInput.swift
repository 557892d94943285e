internal import Foundation
internal import TallyCore
internal import TallyDomain
internal import TallyInference

/// The picture of one box as an adapter describes it.
struct AdapterInput: Sendable {
  /// How the cells lie on the picture; filled up on the right and below.
  let grid: BoxGrid
  /// Side of a cell, mm: that of the description, or larger where the box had to be made to fit.
  let pitchMm: Double
  /// Rows and columns that the network gets.
  let rows: Int, columns: Int
  /// The network's input.
  let tensor: Tensor
  /// −ln T of the highest energy on the grid, in the grid's orientation.
  let attenuation: [Float]

  /// Throws `JudgeError.box` where the box cannot be put on cells.
  init(_ subject: JudgedContainer, _ input: AdapterDescription.Input) throws(JudgeError) {
    var description = InputDescription.standard
    (description.pitchMm, description.multiple) = (input.pitchMm, input.multiple ?? 1)
    description.planes = [InputDescription.Plane(.valid, clip: 0...1, scale: 1)]
    var grid = try Self.grid(subject, description)
    if let size = input.size {
      // Cells are rounded to groups of four: a second look makes sure that it fits.
      for _ in 0..<4 where grid.rows > size[0] || grid.columns > size[1] {
        description.pitchMm *=
          1.01
          * max(
            Double(grid.rows) / Double(size[0]), Double(grid.columns) / Double(size[1]))
        grid = try Self.grid(subject, description)
      }
      guard grid.rows <= size[0], grid.columns <= size[1] else {
        throw .box(problem: "It does not fit into \(size[0]) × \(size[1]) cells.")
      }
    }
    (rows, columns) = input.size.map { ($0[0], $0[1]) } ?? (grid.paddedRows, grid.paddedColumns)
    (self.grid, pitchMm) = (grid, description.pitchMm)
    let seen = DetectorInput(radiograph: subject.radiograph, grid: grid, description: description)
    attenuation = seen.attenuationHigh
    let planes = input.planes.map { Self.values(of: $0, seen) }
    tensor = Self.tensor(planes, grid, rows: rows, columns: columns, layout: input.layout ?? .nchw)
  }

  /// Side of a cell of a map over the box, mm.
  func pitchMm(of map: ValueGrid) -> Double { pitchMm * Double(grid.columns) / Double(max(map.width, 1)) }

  private static func grid(_ subject: JudgedContainer, _ input: InputDescription) throws(JudgeError) -> BoxGrid {
    do {
      return try BoxGrid(
        box: subject.box, pitch: subject.radiograph.pitch, picture: subject.radiograph.bounds, input: input)
    } catch {
      throw .box(problem: error.explanation.problem)
    }
  }

  private static func values(of plane: AdapterDescription.Plane, _ seen: DetectorInput) -> [Float] {
    let low = seen.attenuationLow.isEmpty ? seen.attenuationHigh : seen.attenuationLow
    let raw: [Float] =
      switch plane.quantity {
      case .attenuationHigh: seen.attenuationHigh
      case .attenuationLow: low
      case .transmissionHigh: seen.attenuationHigh.map { exp(-$0) }
      case .transmissionLow: low.map { exp(-$0) }
      case .valid: seen.planes
      case .dual: [Float](repeating: seen.attenuationLow.isEmpty ? 0 : 1, count: low.count)
      }
    let clip = plane.clip.map { Float($0[0])...Float($0[1]) }
    let (offset, scale) = (Float(plane.offset ?? 0), Float(plane.scale ?? 1))
    return raw.map { value in
      let passed = clip.map { min(max(value, $0.lowerBound), $0.upperBound) } ?? value
      return (passed - offset) * scale
    }
  }

  private static func tensor(
    _ planes: [[Float]], _ grid: BoxGrid, rows: Int, columns: Int, layout: AdapterDescription.Layout
  ) -> Tensor {
    var values = [Float](repeating: 0, count: planes.count * rows * columns)
    for (channel, plane) in planes.enumerated() {
      for y in 0..<grid.rows {
        for x in 0..<grid.columns {
          let target =
            layout == .nchw
            ? (channel * rows + y) * columns + x : (y * columns + x) * planes.count + channel
          values[target] = plane[y * grid.columns + x]
        }
      }
    }
    let shape = layout == .nchw ? [1, planes.count, rows, columns] : [1, rows, columns, planes.count]
    return Tensor(shape: shape, floats: values)
  }
}
