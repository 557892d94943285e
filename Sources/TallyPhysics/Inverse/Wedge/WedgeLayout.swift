internal import Foundation
public import TallyCore
internal import TallyDomain

/// What a picture of a wedge shows where: the steps, and which columns and rows are open or closed. As a file it is CSV with
/// the columns `what,areal_density_g_cm2,x0,y0,x1,y1`: `what` is a material or formula, or `stop` (columns behind a beam
/// stop), `open-columns`, `open-rows` (open over the whole height or over all steps); regions are half-open pixels.
public struct WedgeLayout: Sendable, Equatable {
  /// Largest file that is read, bytes, and most lines of it.
  public static let (byteLimit, lineLimit) = (1 << 20, 5_000)
  /// The steps.
  public var steps: [Step]
  /// Columns behind a beam stop over the whole height; may be empty.
  public var stopColumns: [Range<Int>]
  /// Columns that are open over the whole height, and rows that are open over all columns but those of the stop.
  public var openColumns: [Range<Int>], openRows: [Range<Int>]

  /// One step.
  public struct Step: Sendable, Equatable {
    /// What it is made of, how much of it, g/cm², and where it is.
    public let material: Material, gCm2: Double, region: PixelRegion

    /// A step.
    public init(material: Material, gCm2: Double, region: PixelRegion) {
      (self.material, self.gCm2, self.region) = (material, gCm2, region)
    }
  }

  /// A layout.
  public init(steps: [Step], stopColumns: [Range<Int>], openColumns: [Range<Int>], openRows: [Range<Int>]) {
    (self.steps, self.stopColumns, self.openColumns, self.openRows) = (steps, stopColumns, openColumns, openRows)
  }

  /// Reads a step list for a picture of a size. Throws where a line cannot be read, a region lies outside the picture, or
  /// steps, open columns or open rows are missing.
  public init(csv: String, file: String, width: Int, height: Int) throws(PhysicsError) {
    func fail(_ line: Int, _ problem: String) -> PhysicsError {
      .badStepList(file: file, line: line, problem: problem)
    }
    guard csv.utf8.count <= Self.byteLimit else { throw fail(0, "It is larger than \(Self.byteLimit) bytes.") }
    let rows = DelimitedText.rows(csv)
    guard rows.count <= Self.lineLimit else { throw fail(0, "It has more than \(Self.lineLimit) lines.") }
    guard let header = rows.first, header == Self.header else {
      throw fail(1, "The first line must be \(Self.header.joined(separator: ",")).")
    }
    self.init(steps: [], stopColumns: [], openColumns: [], openRows: [])
    for (index, row) in rows.enumerated().dropFirst() {
      let line = index + 1
      guard row.count == Self.header.count else {
        throw fail(line, "It has \(row.count) fields, not \(Self.header.count).")
      }
      let edges = row[2...].compactMap { Int($0) }
      guard edges.count == 4, edges[0] >= 0, edges[1] >= 0, edges[0] < edges[2], edges[1] < edges[3],
        edges[2] <= width, edges[3] <= height
      else { throw fail(line, "The region must lie inside the picture of \(width) × \(height) pixels.") }
      let region = PixelRegion(x0: edges[0], y0: edges[1], x1: edges[2], y1: edges[3])
      switch row[0] {
      case "stop": stopColumns.append(region.x0..<region.x1)
      case "open-columns": openColumns.append(region.x0..<region.x1)
      case "open-rows": openRows.append(region.y0..<region.y1)
      default:
        guard let mass = Double(row[1]), mass > 0, mass <= 1_000 else {
          throw fail(line, "The areal density must be above 0 and at most 1,000 g/cm².")
        }
        do throws(PhysicsError) {
          steps.append(Step(material: try Material(nameOrFormula: row[0]), gCm2: mass, region: region))
        } catch {
          throw fail(line, "\(error.explanation.problem) \(error.explanation.remedy)")
        }
      }
    }
    guard !steps.isEmpty else { throw fail(0, "It names no step.") }
    guard openColumns.reduce(0, { $0 + $1.count }) >= 8 else { throw fail(0, "It needs 8 open columns.") }
    guard openRows.reduce(0, { $0 + $1.count }) >= 8 else { throw fail(0, "It needs 8 open rows.") }
  }

  private static let header = ["what", "areal_density_g_cm2", "x0", "y0", "x1", "y1"]

  /// The layout as such a file, for a picture of a size.
  public func csv(width: Int, height: Int) -> String {
    var lines = [Self.header.joined(separator: ",")]
    func add(_ what: String, _ mass: String, _ region: PixelRegion) {
      lines.append(
        "\(DelimitedText.escaped(what)),\(mass),\(region.x0),\(region.y0),\(region.x1),\(region.y1)")
    }
    for range in stopColumns {
      add("stop", "", PixelRegion(x0: range.lowerBound, y0: 0, x1: range.upperBound, y1: height))
    }
    for range in openColumns {
      add("open-columns", "", PixelRegion(x0: range.lowerBound, y0: 0, x1: range.upperBound, y1: height))
    }
    for range in openRows {
      add("open-rows", "", PixelRegion(x0: 0, y0: range.lowerBound, x1: width, y1: range.upperBound))
    }
    for step in steps { add(step.material.name, "\(step.gCm2)", step.region) }
    return lines.joined(separator: "\n") + "\n"
  }
}
