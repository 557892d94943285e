extension GoodsFamily {
  /// Stone, bricks, tiles, ceramics, glass, insulation.
  static let stoneAndGlass: [GoodsFamily] = [
    GoodsFamily(
      "stone-slabs-blocks", kg: 18_000...27_000, 20_000...27_500, in: [.dry, .openTop, .flatRack],
      [
        Kind(
          "251512", ["MARBLE BLOCKS ROUGH", "BLOQUES DE MARMOL", "MARBRE EN BLOCS"],
          BlockGoods(
            content: .marble, density: 2.65...2.72,
            sizes: [(1900, 1150, 1250), (2400, 1000, 1300), (1500, 1300, 1400)], rough: 45, package: "NE"
          ).packed),
        Kind(
          "251611", ["GRANITE BLOCKS", "GRANITE CRUDE"],
          BlockGoods(
            content: .granite, density: 2.6...2.68, sizes: [(2000, 1050, 1200), (1600, 1300, 1300)], rough: 55,
            package: "NE"
          ).packed),
        Kind(
          "680223", ["POLISHED GRANITE SLABS", "GRANITE SLABS ON A-FRAMES", "TABLAS DE GRANITO PULIDO"],
          slabs(.granite, 2.6...2.68)),
        Kind("680221", ["MARBLE SLABS POLISHED", "TABLAS DE MARMOL"], slabs(.marble, 2.65...2.72)),
      ]),
    GoodsFamily(
      "ceramic-tiles", kg: 18_000...27_500, 22_000...27_500,
      [
        Kind(
          "690721", ["CERAMIC FLOOR TILES", "PORCELAIN TILES ON PALLETS", "GLAZED CERAMIC TILES", "GRES PORCELANICO"],
          Packing(TileFamily.stow)),
        Kind("690722", ["CERAMIC WALL TILES", "AZULEJOS CERAMICOS"], Packing(TileFamily.stow)),
      ]),
    GoodsFamily(
      "bricks-building-boards", kg: 18_000...26_500, 22_000...27_500,
      [
        Kind(
          "690220", ["REFRACTORY BRICKS HIGH ALUMINA", "LADRILLOS REFRACTARIOS"],
          PanelGoods(
            content: .refractory, density: 1.7...2.2, sizes: [(1000, 1000), (1100, 900)], height: 450...800,
            layer: 65...114, slit: 2, unevenness: 0.01...0.03, ragged: 6, bearer: 130, straps: 2, package: "PX"
          ).packed),
        Kind(
          "680911", ["PLASTERBOARD ON PALLETS", "GYPSUM BOARDS", "PLACAS DE YESO"],
          PanelGoods(
            content: .plasterboard, density: 0.64...0.75, sizes: [(2440, 1220), (2500, 1200)], height: 450...800,
            layer: 12.5...15, unevenness: 0.005...0.02, bearer: 90, straps: 0
          ).packed),
        Kind(
          "681182", ["FIBRE CEMENT SHEETS", "CORRUGATED FIBRE CEMENT", "PLACAS DE FIBROCEMENTO"],
          PanelGoods(
            content: .fibreCement, density: 1.15...1.4, sizes: [(2440, 1220), (1830, 1000)], height: 300...550,
            layer: 8...40, slit: 3, unevenness: 0.01...0.03
          ).packed),
        Kind(
          "690410", ["CLAY BUILDING BRICKS", "LADRILLOS CARA VISTA"],
          PanelGoods(
            content: .brick, density: 1.25...1.6, sizes: [(1000, 1000), (1000, 900)], height: 700...950, layer: 65...80,
            slit: 3, unevenness: 0.02...0.06, ragged: 8, bearer: 130, straps: 2, package: "PX"
          ).packed),
      ]),
    GoodsFamily(
      "ceramic-ware-cartons", kg: 5_500...12_500, 10_500...21_000,
      [
        Kind(
          "691110", ["PORCELAIN TABLEWARE", "VAJILLA DE PORCELANA", "VAISSELLE"],
          CartonGoods(
            content: .porcelain, density: 0.36...0.56, sizes: [(420, 300, 320), (500, 260, 360)], texture: .grain,
            unevenness: 0.06...0.14, parts: [2, 3], packing: 1.12, inside: .leaves(pitch: 12...26, share: 0.5)
          ).packed),
        Kind(
          "691010", ["SANITARY WARE OF PORCELAIN", "INODOROS Y LAVABOS", "WASH BASINS AND CLOSETS"],
          CartonGoods(
            content: .porcelain, density: 0.2...0.34, sizes: [(680, 420, 400), (560, 480, 460)], texture: .lumps,
            unevenness: 0.05...0.15, wall: 8...16, headspace: 8...30, parts: [1, 2], palletised: 0.5, packing: 1.08,
            inside: .hollow(wall: 42)
          ).packed),
      ]),
    GoodsFamily(
      "sheet-glass-crates", kg: 16_000...26_000, 20_000...27_000, in: [.dry, .openTop],
      [
        Kind(
          "700529", ["FLOAT GLASS IN END CAPS", "CLEAR FLOAT GLASS", "VIDRIO FLOTADO"],
          UprightGoods(
            content: .glass, density: 2.46...2.5, length: 2100...3300, height: 1500...2140, thickness: 3...8,
            count: 30...70, member: 80
          ).packed),
        Kind(
          "700719", ["TEMPERED GLASS IN CRATES", "SAFETY GLASS"],
          UprightGoods(
            content: .glass, density: 2.46...2.5, length: 1200...2400, height: 900...1600, thickness: 4...10,
            count: 30...80, member: 75
          ).packed),
        Kind(
          "700991", ["GLASS MIRRORS IN CASES", "ESPEJOS DE VIDRIO"],
          UprightGoods(
            content: .glass, density: 2.46...2.5, length: 1800...2450, height: 1200...1830, thickness: 2...5,
            count: 60...120, member: 70
          ).packed),
      ]),
    GoodsFamily(
      "glassware-cartons", kg: 4_500...9_500, 8_500...17_500,
      [
        Kind(
          "701090", ["EMPTY GLASS BOTTLES ON PALLETS", "ENVASES DE VIDRIO", "GLASFLASCHEN LEER"],
          BottleGoods(vessels: [emptyBottle, emptyJar], content: .glass, package: "PX").packed),
        Kind(
          "701337", ["GLASSWARE DRINKING GLASSES", "VASOS DE VIDRIO"],
          CartonGoods(
            content: .glass, density: 0.2...0.36, sizes: [(400, 280, 300), (360, 320, 280)], texture: .grain,
            unevenness: 0.03...0.08, packing: 1.15, inside: .rows(diameter: 66...90, contrast: 0.25...0.5, necks: 0)
          ).packed),
      ]),
    GoodsFamily(
      "insulation-fibre-light", kg: 1_500...4_000, 3_000...9_500,
      [
        Kind(
          "680610", ["ROCK WOOL SLABS", "LANA DE ROCA", "STONE WOOL INSULATION"],
          BaleGoods(
            content: .rockWool, density: 0.06...0.16, sizes: [(1200, 400, 600), (1000, 450, 600)], texture: .streaks,
            unevenness: 0.04...0.09, straps: 0, package: "PK"
          ).packed),
        Kind(
          "701980", ["GLASS WOOL IN COMPRESSED ROLLS", "LANA DE VIDRIO"],
          LongGoods(
            content: .glassWool, density: 0.06...0.12, diameter: 380...520, lengths: [1200], unevenness: 0.05,
            texture: .streaks, package: "RO"
          ).packed),
      ]),
  ]

  private static let emptyBottle = BottleGoods.Vessel(
    diameter: 75, height: 300, kg: 0.42, netKg: 0.4, bodyHeight: 200, neckShare: 0.5, perTray: (6, 5))
  private static let emptyJar = BottleGoods.Vessel(
    diameter: 82, height: 140, kg: 0.23, netKg: 0.22, bodyHeight: 125, neckShare: 0.8, perTray: (6, 5))

  private static func slabs(_ content: Substance, _ density: ClosedRange<Double>) -> Packing {
    UprightGoods(
      content: content, density: density, length: 2300...3050, height: 1400...1850, thickness: 20...30, count: 8...15,
      member: 90, uprights: 2, texture: .cloud, unevenness: 0.006, package: "BE"
    ).packed
  }
}
