internal import Foundation
public import TallyCore
public import TallyImaging
public import TallyPhysics
internal import TallyDomain

/// Pictures of what the yard makes, side by side: every family of goods, every container, every way of hiding. Grey as an
/// analyst sees them, corrected, with the noise of the scanner.
public struct ContactSheet: Sendable {
  /// What a sheet shows.
  public enum Subject: String, Sendable, CaseIterable {
    /// One kind of each family of goods; every kind; boxes; ways of hiding; whole vehicles; what real scans look like.
    case goods, kinds, containers, concealments, vehicles, features
  }

  /// One picture and what it shows.
  public struct Cell: Sendable {
    /// In a word or two, for example `paper-reels 480100`.
    public let title: String
    /// The picture, one channel.
    public let picture: RenderedImage
    /// What is hidden, in pixels of the picture; empty where nothing is.
    public let marks: [PixelRegion]
  }

  let seed: UInt64, scanner: YardScanner
  /// Pixels across of a cell that shows a 40-foot box.
  let cellWidth: Int

  /// A maker of sheets. `pitchMm` is the pitch at which the scene is scanned. Throws where the physics refuses the scanner.
  public init(
    seed: UInt64, scanner: ScannerModel, pitchMm: Double = 10, cellWidth: Int = 300
  ) throws(SimulationError) {
    self.seed = seed
    self.cellWidth = cellWidth
    self.scanner = try YardScanner(scanner.repitched(x: pitchMm, y: pitchMm).withoutCorrectedErrors, isShared: true)
  }

  /// The cells of a sheet, in an order that a reader finds things in.
  public func cells(_ subject: Subject) -> [Cell] {
    switch subject {
    case .goods: GoodsFamily.all.map { goodsCell($0, kind: 0, title: $0.key) }
    case .kinds:
      GoodsFamily.all.flatMap { family in
        family.kinds.indices.map { goodsCell(family, kind: $0, title: "\(family.key) \(family.kinds[$0].hs)") }
      }
    case .features: featureCells()
    case .containers: containerCells()
    case .concealments: concealmentCells()
    case .vehicles: vehicleCells()
    }
  }

  /// One picture of all cells; with captions each cell has its title, and what is hidden is framed.
  public func sheet(_ cells: [Cell], columns: Int, captions: Bool) -> RenderedImage {
    let width = (cells.map(\.picture.width).max() ?? 1) + 8,
      height = (cells.map(\.picture.height).max() ?? 1) + (captions ? 20 : 8)
    let rows = (cells.count + columns - 1) / columns
    var pixels = [UInt8](repeating: 255, count: width * columns * height * rows)
    var marks = [RegionMark]()
    for (index, cell) in cells.enumerated() {
      let (x0, y0) = (index % columns * width + 4, index / columns * height + (captions ? 16 : 4))
      for y in 0..<cell.picture.height {
        for x in 0..<cell.picture.width {
          // 64 greys are enough to look at, and half as many bytes.
          pixels[(y0 + y) * width * columns + x0 + x] = cell.picture.pixels[y * cell.picture.width + x] & 0xFC | 3
        }
      }
      guard captions else { continue }
      let frame = PixelRegion(x0: x0 - 2, y0: y0 - 2, x1: x0 + cell.picture.width + 2, y1: y0 + cell.picture.height + 2)
      marks.append(
        RegionMark(
          region: frame, label: String(cell.title.prefix(max(4, cell.picture.width / 12))),
          colour: RenderColour(red: 40, green: 60, blue: 120)))
      for mark in cell.marks {
        let place = PixelRegion(x0: x0 + mark.x0, y0: y0 + mark.y0, x1: x0 + mark.x1, y1: y0 + mark.y1)
        marks.append(RegionMark(region: place, label: "", colour: RenderColour(red: 220, green: 30, blue: 30)))
      }
    }
    let grey = RenderedImage(width: width * columns, height: height * rows, channels: 1, pixels: pixels)
    return captions ? RadiographRenderer.overlay(marks, on: grey) : grey
  }
}

extension ScannerModel {
  /// The same scanner as it looks after correction: what pulses, channels and modules do is gone, quanta and optics stay.
  var withoutCorrectedErrors: ScannerModel {
    var copy = self
    copy.readout.pulseFluctuation = 0
    copy.readout.planeFluctuation = 0
    copy.readout.drift = 0
    copy.readout.lostPulses = 0
    copy.readout.channelGain = 0
    copy.readout.moduleGain = 0
    copy.readout.deadChannels = 0
    copy.readout.hotChannels = 0
    copy.readout.darkSpread = 0
    return copy
  }
}
