internal import Foundation
public import TallyCore
public import TallyDomain

/// Weighs boxes of pictures that one machine made at one pitch: tables made once, a fraction of a second a box.
public struct BoxWeigher: Sendable {
  /// Whose tables stand behind it.
  public let stated: StatedScanner
  private let inversion: PhysicsInversion
  private let geometry: ScannerGeometry

  /// Makes the tables for a machine and pictures of so many rows and this pitch at the mid plane. Throws where the machine's
  /// figures are outside what the physics covers.
  public init(_ stated: StatedScanner, rows: Int, pitch: ScanSidecar.Pitch) throws(PhysicsError) {
    self.stated = stated
    let scanner = stated.scanner.picturing(rows: rows, pitch: pitch)
    let forward = try ForwardModel(scanner)
    geometry = scanner.geometry
    inversion = PhysicsInversion(
      forward, settings: .standard, table: InversionTable(forward),
      doubt: stated.isKnown ? nil : try BeamDoubt(scanner))
  }

  /// Weighs what is in a box of a corrected radiograph and tells what stands where. `box` is its envelope; the part of it
  /// that lies in the picture is weighed. Traps where the picture's planes are fewer than the machine's, or no part of the box
  /// is in the picture.
  public func weigh(_ radiograph: Radiograph, box: PixelRegion, sizeType: SizeType?) -> WeighedBox {
    precondition(radiograph.planes.count >= stated.scanner.planes.count, "a plane is missing")
    let box = box.intersection(PixelRegion(x0: 0, y0: 0, x1: radiograph.width, y1: radiograph.height))
    precondition(!box.isEmpty, "the box lies outside the picture")
    let cells = inversion.cells(radiograph, around: box)
    let size = ScanSidecar.Pitch(
      x: radiograph.pitch.x * Double(cells.across), y: radiograph.pitch.y * Double(cells.down))
    let template = ContainerTemplate(sizeType)
    let rays = BoxRays(
      box: cells.box, template: template, geometry: cells.geometry(geometry), pitchYMm: size.y)
    let mass = CargoMass(
      cells.maps, box: cells.box, template: template, rays: rays, pitch: size,
      geometryDoubt: CargoMass.depthDoubt(geometry, isKnown: stated.isKnown), pitchDoubt: CargoMass.pitchDoubt)
    return reading(cells, mass, rays, template, size, sizeType)
  }

  private func reading(
    _ cells: PhysicsInversion.CellMaps, _ mass: CargoMass, _ rays: BoxRays, _ template: ContainerTemplate,
    _ size: ScanSidecar.Pitch, _ sizeType: SizeType?
  ) -> WeighedBox {
    let (maps, box) = (cells.maps, cells.box)
    func cut<Value>(_ values: [Value]) -> [Value] {
      (box.y0..<box.y1).flatMap { values[$0 * maps.width + box.x0..<$0 * maps.width + box.x1] }
    }
    let hasMatter = inversion.table.hasTwoEnergies
    let mask = cut(maps.mask)
    let middle = rays.rays.count / 2
    let roof = 0..<(rays.rays[..<middle].lastIndex { $0.isHidden || $0.weight == 0 } ?? -1) + 1
    let floor = (rays.rays[middle...].firstIndex { $0.isHidden || $0.weight == 0 } ?? box.height)..<box.height
    let blind = min(Int(((template.endMm + template.blindMm) / size.x).rounded(.up)), box.width / 4)
    let wall = Float(mass.wallGCm2)
    return WeighedBox(
      width: box.width, height: box.height, region: cells.region, cellMm: size, arealDensity: cut(maps.arealDensity),
      cargoDensity: mass.cargoDensity, matter: hasMatter ? cut(maps.coordinate) : [],
      matterSigma: hasMatter ? cut(maps.coordinateVariance).map { $0.squareRoot() } : [],
      isUnpenetrated: mask.map { $0 == .unpenetrated },
      structure: WeighedBox.Structure(
        roof: roof, floor: floor, left: 0..<blind, right: box.width - blind..<box.width,
        rowGCm2: rays.rays.map { Float($0.walls) * wall + Float(template.roofGCm2 * $0.roof) },
        wallsAreMeasured: mass.wallIsMeasured),
      mass: Self.mass(mass, carries: Self.carries(sizeType)))
  }

  /// The most that a box may weigh with everything in it, kg (ISO 668:2020, all sizes), less the least tare of its size-type.
  private static func carries(_ sizeType: SizeType?) -> Double {
    36_000 - (sizeType?.typicalTareKg?.range.lowerBound ?? 1_900)
  }

  private static func mass(_ mass: CargoMass, carries: Double) -> WeighedBox.Mass {
    let (low, high) = (max(0, mass.massKg - 1.96 * mass.sigmaKg), mass.massKg + 1.96 * mass.sigmaKg)
    let upper = mass.isLowerBound ? max(high, min(carries, high + mass.hiddenAtMostKg)) : high
    return WeighedBox.Mass(
      estimateKg: mass.massKg, sigmaKg: mass.sigmaKg, inferredKg: mass.inferredKg,
      unpenetratedShare: mass.unpenetratedShare, unpenetratedM2: mass.unpenetratedM2, interval: low...upper,
      isLowerBound: mass.isLowerBound)
  }
}
