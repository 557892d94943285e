internal import TallyCore

/// Sawn boards in strapped packs: lying lines, dunnage between packs, ends that do not quite meet.
enum TimberFamily {
  /// Packs two abreast, two or three high, end to end.
  static func stow(_ order: LoadOrder, _ random: inout SeededGenerator) -> Stowage {
    let room = order.room
    let board = random.pick([22.0, 25, 38, 44, 50, 63])
    let density = random.uniform(0.42, 0.62)
    let lengths = [2.4, 3.0, 3.6, 3.9, 4.2, 4.8, 5.4, 5.7].map { $0 * 1000 }.filter { $0 <= room.length - 50 }
    guard let shortest = lengths.first else { return Stowage(packageType: "BE") }
    let packLength =
      lengths.filter { Int(room.length / $0) * Int($0) > Int(room.length * 0.7) }.randomly(&random) ?? shortest
    let (width, packHeight) = (random.uniform(1000, 1120), random.uniform(480, 1080))
    let stickers = random.chance(0.35) ? 18.0 : 0
    let pitch = board + (stickers > 0 ? stickers : random.uniform(0.5, 2))
    let layers = max(3, Int(packHeight / pitch))
    let rows = Int((room.length - 20) / (packLength + 15)), bearer = random.uniform(70, 100)
    let packHeightReal = Double(layers) * pitch + bearer
    let high = max(1, Int((room.height - 120) / packHeightReal))
    let packKg = packLength * width * board * Double(layers) * 1e-6 * density * 0.96
    var stowage = Stowage(packageType: "BE")
    let most = Int((Double(rows * high * 2) * order.fill).rounded(.up))
    let limit = min(most, Int(order.maximumKg / (packKg * 1.03)))
    var index = 0
    for level in 0..<high {
      for row in 0..<rows {
        for lane in 0..<2 where index < limit {
          index += 1
          let corner = (
            x: room.x0 + 15 + Double(row) * (room.length - 30) / Double(max(rows, 1)) + random.uniform(0, 25),
            y: room.y0 + Double(level) * packHeightReal, z: lane == 0 ? room.z0 + 60 : room.z1 - 60 - width
          )
          let pack = Pack(
            length: packLength, width: width, board: board, pitch: pitch, layers: layers, bearer: bearer,
            density: density * random.uniform(0.96, 1.04), isSticked: stickers > 0)
          let bodies = pack.solids(x: corner.x, y: corner.y, z: corner.z, &random)
          let kg = bodies.reduce(0) { $0 + $1.massKg }
          stowage.add(bodies, grossKg: kg, netKg: kg * 0.985)
        }
      }
    }
    return stowage
  }

  /// One strapped pack.
  private struct Pack {
    var length: Double, width: Double, board: Double, pitch: Double
    var layers: Int, bearer: Double, density: Double, isSticked: Bool

    func solids(x: Double, y: Double, z: Double, _ random: inout SeededGenerator) -> [Solid] {
      var solids = [Solid]()
      func wood(_ extent: Extent, _ density: Double, _ texture: Texture? = nil) {
        solids.append(Solid(.block, extent, of: .wood, density: density, texture: texture))
      }
      let supports = stride(from: 250.0, to: length - 200, by: 900).map { $0 }
      for support in supports {
        wood(Extent(x: x + support, y: y, z: z, length: 90, height: bearer, depth: width), density)
      }
      for layer in 0..<layers {
        let bottom = y + bearer + Double(layer) * pitch
        let (start, end) = (random.uniform(0, 22), random.uniform(0, 45))
        wood(
          Extent(x: x + start, y: bottom, z: z, length: length - start - end, height: board, depth: width),
          density * 0.96 * random.uniform(0.96, 1.04), Texture(.streaks, 0.05, &random))
        guard isSticked else { continue }
        for support in supports {
          wood(
            Extent(x: x + support + 25, y: bottom + board, z: z, length: 35, height: pitch - board, depth: width),
            density)
        }
      }
      let top = y + bearer + Double(layers) * pitch
      for share in [0.12, 0.5, 0.88] {  // steel straps
        for side in [z - 1, z + width] {
          solids.append(
            Solid(
              .block,
              Extent(x: x + length * share, y: y + bearer, z: side, length: 19, height: top - y - bearer, depth: 0.9),
              of: .steel, density: 7.85))
        }
        solids.append(
          Solid(
            .block, Extent(x: x + length * share, y: top, z: z, length: 19, height: 0.9, depth: width), of: .steel,
            density: 7.85))
      }
      return solids
    }
  }
}

extension Array {
  /// One element, or nil where there is none.
  func randomly(_ random: inout SeededGenerator) -> Element? { isEmpty ? nil : random.pick(self) }
}
