extension GoodsFamily {
  /// Steel, non-ferrous metals, scrap, small metal articles.
  static let metals: [GoodsFamily] = [
    GoodsFamily(
      "metal-scrap", kg: 17_000...26_000, 20_000...26_500, in: [.dry, .openTop],
      [
        Kind(
          "720449", ["HEAVY MELTING STEEL SCRAP", "CHATARRA DE HIERRO", "HMS 1/2 80:20", "FERRAILLE"],
          ScrapGoods(content: .steelScrap, density: 0.75...1.15, solid: 7.85).packed),
        Kind(
          "760200", ["ALUMINIUM SCRAP TAINT TABOR", "CHATARRA DE ALUMINIO", "ALUMINIUM EXTRUSION SCRAP"],
          .either(
            ScrapGoods(content: .aluminiumScrap, density: 0.35...0.6, solid: 2.7).packed,
            BaleGoods(
              content: .aluminiumScrap, density: 0.5...0.8, sizes: [(1000, 700, 900)], texture: .lumps,
              unevenness: 0.2...0.35, straps: 4
            ).packed)),
        Kind(
          "740400", ["COPPER SCRAP MILLBERRY", "CHATARRA DE COBRE", "COPPER WIRE SCRAP"],
          BaleGoods(
            content: .copper, density: 1.4...2.3, sizes: [(900, 500, 600), (700, 450, 600)], texture: .lumps,
            unevenness: 0.2...0.3, straps: 3
          ).packed, only: .dry),
      ]),
    GoodsFamily(
      "steel-coils", kg: 15_000...26_500, 20_000...27_000, in: [.dry, .openTop],
      [
        Kind(
          "720839", ["HOT ROLLED STEEL COILS", "HR STEEL STRIP IN COILS", "BOBINAS LAMINADAS EN CALIENTE"], stripCoils),
        Kind("720917", ["COLD ROLLED STEEL IN COILS", "CR COILS", "BOBINAS LAMINADAS EN FRIO"], stripCoils),
        Kind(
          "721049", ["GALVANISED STEEL COILS", "HOT DIP GALVANIZED STEEL SHEET IN COILS"],
          .either(stripCoils, slitCoils)),
        Kind(
          "721012", ["TINPLATE SHEETS IN PACKS", "HOJALATA"],
          PanelGoods(
            content: .steel, density: 7.2...7.7, sizes: [(950, 850), (1050, 900)], height: 180...330, layer: 300...300,
            slit: 0, unevenness: 0.002...0.004, ragged: 2, bearer: 110, straps: 2, isSpread: true, package: "PX"
          ).packed),
      ]),
    GoodsFamily(
      "steel-bars-wire", kg: 19_000...26_500, 21_000...27_000, in: [.dry, .openTop, .flatRack],
      [
        Kind(
          "721420", ["REINFORCING STEEL BARS", "REBAR IN BUNDLES", "BARRAS CORRUGADAS", "RONDS A BETON"],
          LongGoods(
            content: .steel, density: 7.85...7.85, diameter: 10...32, lengths: [5800, 11_800], hasDunnage: true
          ).packed),
        Kind(
          "721391", ["WIRE ROD IN COILS", "ALAMBRON", "WALZDRAHT"],
          CoilGoods(
            content: .steel, density: 2.2...3.2, outer: 1150...1300, width: 900...1500, bore: [850, 900],
            axes: [.roll, .roll, .disc], unevenness: 0.1
          ).packed),
        Kind(
          "721633", ["STEEL H-BEAMS", "PERFILES DE ACERO", "STAHLTRAEGER"],
          LongGoods(content: .steel, density: 2.6...3.4, diameter: 62...69, lengths: [5900, 11_900], hasDunnage: true)
            .packed),
        Kind(
          "720110", ["PIG IRON IN BULK", "ARRABIO"],
          BulkGoods(content: .castIron, density: 3.0...3.6, texture: .lumps, unevenness: 0.1...0.2, humps: 50...150)
            .packed, only: .dry),
      ]),
    GoodsFamily(
      "steel-pipes-structures", kg: 9_000...22_000, 12_000...26_000, in: [.dry, .openTop, .flatRack],
      [
        Kind(
          "730630", ["WELDED STEEL TUBES", "STEEL PIPES IN BUNDLES", "TUBOS DE ACERO SOLDADOS"],
          LongGoods(
            content: .steel, density: 7.85...7.85, diameter: 72...270, wall: 3...7, lengths: [5800, 5900, 11_700]
          ).packed),
        Kind(
          "730429", ["SEAMLESS CASING PIPES", "TUBOS SIN COSTURA"],
          LongGoods(content: .steel, density: 7.85...7.85, diameter: 114...340, wall: 7...13, lengths: [5800, 11_500])
            .packed),
        Kind(
          "730890", ["STEEL STRUCTURES", "SCAFFOLDING PARTS", "ESTRUCTURAS METALICAS"],
          ArticleGoods(articles: [HeavyArticles.partsRack], mostLayers: 2, package: "PK").packed, only: .dry),
      ]),
    GoodsFamily(
      "metal-articles-cartons", kg: 12_000...23_000, 18_000...26_500,
      [
        Kind(
          "731815", ["BOLTS AND SCREWS", "TORNILLERIA", "FASTENERS IN CARTONS ON PALLETS"],
          CartonGoods(
            content: .steel, density: 1.7...2.6, sizes: [(280, 180, 200), (240, 150, 180)], texture: .grain,
            unevenness: 0.06...0.12, wall: 2...4, palletised: 1, packing: 1.03
          ).packed),
        Kind(
          "820551", ["HAND TOOLS", "HERRAMIENTAS DE MANO", "WERKZEUGE"],
          CartonGoods(
            content: .steel, density: 0.5...1.1, sizes: [(400, 220, 300), (460, 260, 320)], texture: .lumps,
            unevenness: 0.3...0.55, spread: 0.02...0.06, parts: [1, 2], palletised: 0.6
          ).packed),
        Kind(
          "830210", ["HINGES AND FITTINGS", "HERRAJES", "BESCHLAEGE"],
          CartonGoods(
            content: .brass, density: 0.7...1.5, sizes: [(340, 200, 250)], texture: .grain, unevenness: 0.15...0.3,
            parts: [2, 3], palletised: 0.9
          ).packed),
        Kind(
          "821520", ["CUTLERY SETS OF STAINLESS STEEL", "CUBERTERIA"],
          CartonGoods(
            content: .stainless, density: 0.5...0.9, sizes: [(420, 240, 300)], texture: .bands, unevenness: 0.1...0.25,
            parts: [2, 3]
          ).packed),
      ]),
    GoodsFamily(
      "nonferrous-ingots", kg: 20_000...27_000, 22_000...27_500,
      [
        Kind(
          "760110", ["ALUMINIUM INGOTS", "LINGOTES DE ALUMINIO", "PRIMARY ALUMINIUM"],
          BlockGoods(
            content: .aluminium, density: 2.0...2.3, sizes: [(1000, 750, 760), (740, 900, 740)], courses: 8, gaps: 0.12
          ).packed),
        Kind(
          "740311", ["COPPER CATHODES", "CATODOS DE COBRE", "ELECTROLYTIC COPPER CATHODES"],
          BlockGoods(
            content: .copper, density: 6.6...7.8, sizes: [(960, 340, 960), (1000, 400, 1000)], courses: 1, bearer: 60,
            unevenness: 0.01
          ).packed),
        Kind(
          "780110", ["REFINED LEAD INGOTS", "LINGOTES DE PLOMO", "SOFT LEAD 99.97"],
          BlockGoods(
            content: .lead, density: 8.2...9.2, sizes: [(620, 480, 560), (700, 400, 600)], courses: 6, gaps: 0.1,
            bearer: 50
          ).packed),
        Kind(
          "790111", ["ZINC INGOTS SHG", "LINGOTES DE ZINC"],
          BlockGoods(
            content: .zinc, density: 4.8...5.8, sizes: [(900, 460, 450), (640, 640, 640)], courses: 6, gaps: 0.12,
            bearer: 60
          ).packed),
      ]),
    GoodsFamily(
      "nonferrous-semis", kg: 6_500...17_000, 11_000...24_000,
      [
        Kind(
          "760421", ["ALUMINIUM PROFILES", "PERFILES DE ALUMINIO", "ALUMINIUM EXTRUSIONS"],
          LongGoods(
            content: .aluminium, density: 0.55...1.1, diameter: 40...68, lengths: [5800, 6000, 11_700], hasDunnage: true
          ).packed),
        Kind(
          "760612", ["ALUMINIUM COILS", "BOBINAS DE ALUMINIO"],
          CoilGoods(
            content: .aluminium, density: 2.6...2.68, outer: 900...1500, width: 600...1400, bore: [405, 508],
            axes: [.roll, .disc, .drum]
          ).packed),
        Kind(
          "740811", ["COPPER WIRE ROD IN COILS", "ALAMBRON DE COBRE"],
          CoilGoods(
            content: .copper, density: 4.2...5.5, outer: 1050...1250, width: 750...950, bore: [600, 700], axes: [.drum],
            unevenness: 0.04
          ).packed),
        Kind(
          "760711", ["ALUMINIUM FOIL ON REELS", "PAPEL DE ALUMINIO"],
          ReelGoods(
            contents: [.aluminium], density: 2.4...2.6, diameter: 380...560, width: 700...1300, tiers: 1,
            unevenness: 0.004
          ).packed),
      ]),
  ]

  private static let stripCoils = CoilGoods(
    content: .steel, density: 7.45...7.7, outer: 900...1350, width: 600...1250, bore: [508, 508, 610],
    axes: [.roll, .roll, .disc, .drum]
  ).packed

  private static let slitCoils = CoilGoods(
    content: .steel, density: 7.4...7.6, outer: 750...950, width: 120...330, bore: [508], axes: [.drum], mayStack: true
  ).packed
}
