extension GoodsFamily {
  /// Timber, boards, pulp, paper, print.
  static let woodAndPaper: [GoodsFamily] = [
    GoodsFamily(
      "timber-logs", kg: 17_000...25_000, 20_000...27_000, in: [.dry, .openTop, .flatRack],
      [
        Kind(
          "440349", ["TROPICAL HARDWOOD LOGS", "ROUND LOGS TEAK", "BOIS EN GRUMES", "TROZAS DE MADERA"],
          LongGoods(
            content: .logs, density: 0.72...0.95, diameter: 260...620, lengths: [2300, 2900, 5600, 11_500],
            unevenness: 0.12, texture: .streaks, package: "LG"
          ).packed),
        Kind(
          "440321", ["PINE LOGS", "SOFTWOOD ROUND LOGS", "KIEFERNSTAEMME"],
          LongGoods(
            content: .softLogs, density: 0.62...0.8, diameter: 180...420, lengths: [2900, 3900, 5700, 11_600],
            unevenness: 0.1, texture: .streaks, package: "LG"
          ).packed),
      ]),
    GoodsFamily(
      "timber-sawn", kg: 11_000...17_000, 17_000...27_000, in: [.dry, .openTop, .flatRack],
      [
        Kind(
          "440711",
          [
            "SAWN PINE TIMBER KILN DRIED", "SOFTWOOD LUMBER IN BUNDLES", "PINE SAWN TIMBER S4S",
            "MADERA ASERRADA DE PINO",
          ], Packing(TimberFamily.stow)),
        Kind(
          "440712", ["SPRUCE SAWN TIMBER", "SAWN WOOD SPRUCE AND FIR", "FICHTENSCHNITTHOLZ"], Packing(TimberFamily.stow)
        ),
        Kind("440729", ["SAWN TROPICAL HARDWOOD", "MADERA ASERRADA TROPICAL"], Packing(TimberFamily.stow)),
      ]),
    GoodsFamily(
      "wood-panels-packs", kg: 15_000...23_000, 20_000...27_000,
      [
        Kind(
          "441233", ["PLYWOOD IN PACKS", "BIRCH PLYWOOD", "CONTRAPLAQUE", "TABLEROS CONTRACHAPADOS"],
          panels(.plywood, 0.58...0.7, 9...21)),
        Kind(
          "441112", ["MDF BOARDS", "MEDIUM DENSITY FIBREBOARD", "TABLEROS MDF"], panels(.mdf, 0.68...0.78, 12...19)),
        Kind(
          "441011", ["PARTICLE BOARD", "CHIPBOARD MELAMINE FACED", "SPANPLATTEN"],
          panels(.particleboard, 0.62...0.7, 16...19)),
      ]),
    GoodsFamily(
      "wood-articles-cartons", kg: 4_500...10_500, 9_000...19_000,
      [
        Kind(
          "441875", ["PARQUET FLOORING", "WOODEN FLOORING PANELS", "PARQUET EN CAJAS"],
          CartonGoods(
            content: .hardwood, density: 0.45...0.6, sizes: [(2200, 130, 210), (1830, 110, 190)], texture: .streaks,
            unevenness: 0.02...0.05, headspace: 2...6, palletised: 0.85
          ).packed),
        Kind("441520", ["WOODEN PALLETS", "EMPTY PALLETS", "PALETS DE MADERA"], EmptyPallets.packing),
        Kind(
          "441829", ["WOODEN DOORS", "DOORS AND FRAMES OF WOOD", "PUERTAS DE MADERA"],
          PanelGoods(
            content: .wood, density: 0.3...0.42, sizes: [(2100, 900), (2150, 820)], height: 700...1100, layer: 38...45,
            slit: 4, package: "PX"
          ).packed),
        Kind(
          "450110", ["RAW CORK IN BALES", "NATURAL CORK", "CORTICA EM FARDOS"],
          BaleGoods(
            content: .cork, density: 0.14...0.2, sizes: [(1100, 700, 900)], texture: .lumps, unevenness: 0.12...0.25,
            straps: 3
          ).packed),
      ]),
    GoodsFamily(
      "wood-fuel-bags", kg: 7_500...13_000, 14_000...24_000,
      [
        Kind(
          "440131", ["WOOD PELLETS IN 15 KG BAGS", "PELLETS DE MADERA", "HOLZPELLETS"],
          SackGoods(content: .woodPellets, kg: [15], density: 0.6...0.68, palletised: 0.95, tareKg: 0.1).packed),
        Kind(
          "440290", ["HARDWOOD CHARCOAL IN BAGS", "CARBON VEGETAL", "CHARBON DE BOIS"],
          SackGoods(
            content: .charcoal, kg: [3, 10, 15], density: 0.2...0.32, texture: .lumps, unevenness: 0.2...0.35,
            palletised: 0.3, tareKg: 0.15
          ).packed),
      ]),
    GoodsFamily(
      "pulp-bales", kg: 17_000...23_000, 22_000...27_000,
      [
        Kind(
          "470329", ["BLEACHED HARDWOOD KRAFT PULP", "EUCALYPTUS PULP IN BALES", "CELULOSA BLANQUEADA"],
          BaleGoods(
            content: .cellulose, density: 0.74...0.9, sizes: [(820, 1650, 720), (850, 1880, 680), (800, 450, 620)],
            texture: .streaks, unevenness: 0.02...0.05, straps: 3, spread: 0.015
          ).packed)
      ]),
    GoodsFamily(
      "wastepaper-bales", kg: 11_000...16_000, 21_000...26_000,
      [
        Kind(
          "470710", ["OLD CORRUGATED CONTAINERS IN BALES", "OCC WASTE PAPER", "PAPEL PARA RECICLAR"],
          BaleGoods(
            content: .paper, density: 0.42...0.58, sizes: [(1200, 1100, 1100), (1500, 750, 1100)], texture: .streaks,
            unevenness: 0.1...0.2, straps: 5
          ).packed),
        Kind(
          "470790", ["MIXED WASTE PAPER", "ALTPAPIER GEMISCHT"],
          BaleGoods(
            content: .newsprint, density: 0.4...0.56, sizes: [(1200, 1000, 1100), (1300, 1100, 1150)], texture: .lumps,
            unevenness: 0.12...0.22, straps: 5
          ).packed),
      ]),
    GoodsFamily(
      "paper-reels", kg: 14_000...22_000, 20_000...26_500,
      [
        Kind(
          "480100", ["NEWSPRINT IN REELS", "NEWSPRINT PAPER REELS 45 GSM", "PAPEL PRENSA EN BOBINAS"],
          reels([.newsprint], 0.66...0.8)),
        Kind("480411", ["KRAFTLINER IN REELS", "UNBLEACHED KRAFT LINER ROLLS"], reels([.paper], 0.68...0.85)),
        Kind("481019", ["COATED PAPER IN REELS", "COATED WOODFREE PAPER ROLLS"], reels([.glossyPaper], 0.9...1.08)),
      ]),
    GoodsFamily(
      "tissue-hygiene", kg: 2_200...5_000, 4_800...11_500,
      [
        Kind(
          "480300", ["TISSUE PAPER JUMBO REELS", "BOBINAS DE PAPEL TISSUE"],
          ReelGoods(
            contents: [.cellulose], density: 0.16...0.24, diameter: 1050...1200, width: 1250...2600, core: [76, 250],
            tiers: 2, unevenness: 0.02
          ).packed),
        Kind(
          "961900", ["BABY DIAPERS", "DISPOSABLE NAPPIES", "PANALES DESECHABLES"],
          CartonGoods(
            content: .diapers, density: 0.11...0.19, sizes: [(600, 400, 420), (500, 380, 400)], texture: .bands,
            unevenness: 0.06...0.14, wall: 2...4, headspace: 2...10, parts: [2, 3, 4], palletised: 0.4
          ).packed),
        Kind(
          "481810", ["TOILET PAPER", "PAPEL HIGIENICO", "PAPIER TOILETTE"],
          CartonGoods(
            content: .cellulose, density: 0.07...0.12, sizes: [(480, 400, 360), (600, 450, 400)], texture: .grain,
            unevenness: 0.05...0.1, wall: 1...2, palletised: 0.5,
            inside: .rows(diameter: 105...120, contrast: 0.15...0.3, necks: 0), package: "PK"
          ).packed),
      ]),
    GoodsFamily(
      "paper-articles-cartons", kg: 8_000...14_000, 14_000...23_500,
      [
        Kind(
          "481910", ["CORRUGATED CARTONS FLAT PACKED", "CAJAS DE CARTON", "CARTONS PLIANTS"],
          PanelGoods(
            content: .paper, density: 0.26...0.42, sizes: [(1200, 1000), (1200, 800)], height: 800...1250,
            layer: 40...90, slit: 2, unevenness: 0.02...0.06, ragged: 12, bearer: 130, straps: 2, package: "PX"
          ).packed),
        Kind(
          "482010", ["EXERCISE BOOKS AND STATIONERY", "CUADERNOS", "SCHREIBWAREN"],
          CartonGoods(
            content: .paper, density: 0.44...0.6, sizes: [(400, 240, 300), (340, 220, 260)], texture: .streaks,
            unevenness: 0.02...0.06, parts: [1, 2]
          ).packed),
      ]),
    GoodsFamily(
      "printed-matter-cartons", kg: 11_000...18_500, 19_000...26_000,
      [
        Kind(
          "490199", ["PRINTED BOOKS", "LIBROS IMPRESOS", "BUECHER"],
          CartonGoods(
            content: .glossyPaper, density: 0.5...0.76, sizes: [(400, 260, 300), (330, 230, 250)], texture: .streaks,
            unevenness: 0.03...0.08, parts: [1, 2, 2]
          ).packed),
        Kind(
          "491110", ["CATALOGUES AND ADVERTISING MATERIAL", "TRADE ADVERTISING MATERIAL"],
          CartonGoods(
            content: .glossyPaper, density: 0.55...0.82, sizes: [(310, 220, 220), (430, 300, 310)], texture: .streaks,
            unevenness: 0.02...0.06, palletised: 0.8
          ).packed),
      ]),
  ]

  private static func panels(_ content: Substance, _ density: ClosedRange<Double>, _ layer: ClosedRange<Double>)
    -> Packing
  {
    PanelGoods(
      content: content, density: density, sizes: [(2440, 1220), (2500, 1250), (2440, 1100), (2150, 1050)],
      height: 420...960, layer: layer, straps: 4
    ).packed
  }

  private static func reels(_ contents: [Substance], _ density: ClosedRange<Double>) -> Packing {
    ReelGoods(contents: contents, density: density, diameter: 950...1180, width: 700...1600).packed
  }
}
