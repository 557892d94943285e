extension GoodsFamily {
  /// Fibre, yarn, cloth, carpets, clothing, shoes, leather.
  static let textiles: [GoodsFamily] = [
    GoodsFamily(
      "textile-fibre-bales", kg: 9_500...13_500, 18_500...25_000,
      [
        Kind(
          "520100", ["RAW COTTON IN BALES", "ALGODON EN BALAS", "COTTON LINT"],
          BaleGoods(
            content: .cottonLint, density: 0.4...0.5, sizes: [(1400, 700, 540), (1050, 660, 500)],
            unevenness: 0.04...0.09, straps: 8
          ).packed),
        Kind(
          "550320", ["POLYESTER STAPLE FIBRE", "FIBRA DE POLIESTER", "PSF IN BALES"],
          BaleGoods(
            content: .polyester, density: 0.28...0.4, sizes: [(1100, 1050, 800), (1050, 700, 850)], texture: .cloud,
            unevenness: 0.05...0.1, straps: 6, strap: .polypropylene
          ).packed),
        Kind(
          "510111", ["GREASY WOOL IN BALES", "LANA SUCIA"],
          BaleGoods(
            content: .wool, density: 0.3...0.45, sizes: [(1100, 780, 720)], texture: .cloud, unevenness: 0.08...0.16,
            straps: 4
          ).packed),
        Kind(
          "530310", ["RAW JUTE IN BALES", "JUTE FIBRE"],
          BaleGoods(
            content: .jute, density: 0.42...0.58, sizes: [(1050, 500, 480)], unevenness: 0.05...0.1, straps: 5,
            strap: .jute, package: "BL"
          ).packed),
      ]),
    GoodsFamily(
      "yarn-cones-cartons", kg: 6_500...10_500, 13_000...22_000,
      [
        Kind(
          "520523", ["COTTON YARN ON CONES", "HILADOS DE ALGODON", "CARDED COTTON YARN NE 30/1"],
          CartonGoods(
            content: .cottonLint, density: 0.26...0.38, sizes: [(620, 420, 420), (560, 580, 370)], texture: .grain,
            unevenness: 0.02...0.05, headspace: 8...20, palletised: 0.3,
            inside: .rows(diameter: 140...185, contrast: 0.2...0.4, necks: 0.2)
          ).packed),
        Kind(
          "540233", ["POLYESTER TEXTURED YARN", "DTY YARN"],
          CartonGoods(
            content: .polyester, density: 0.3...0.42, sizes: [(680, 320, 460), (720, 260, 480)], texture: .grain,
            unevenness: 0.02...0.05, palletised: 0.4,
            inside: .rows(diameter: 200...240, contrast: 0.2...0.4, necks: 0.1)
          ).packed),
      ]),
    GoodsFamily(
      "fabric-rolls", kg: 8_000...13_000, 15_000...23_500,
      [
        Kind(
          "520811", ["COTTON FABRIC IN ROLLS", "TEJIDOS DE ALGODON", "WOVEN COTTON FABRICS"],
          rolls(.fabric, 0.34...0.48, 140...260, [1550, 1700])),
        Kind(
          "540752", ["DYED POLYESTER FABRIC", "WOVEN FABRICS OF SYNTHETIC FILAMENT"],
          rolls(.polyester, 0.38...0.52, 130...240, [1550, 1650])),
        Kind(
          "600632", ["KNITTED FABRICS DYED", "TEJIDOS DE PUNTO"],
          rolls(.polyester, 0.28...0.42, 180...300, [1700, 1850])),
      ]),
    GoodsFamily(
      "carpets-rolls", kg: 5_500...9_500, 11_000...18_500,
      [
        Kind(
          "570331", ["TUFTED CARPETS IN ROLLS", "ALFOMBRAS", "TEPPICHE IN ROLLEN"],
          rolls(.carpet, 0.26...0.4, 280...480, [2000, 4000, 5000])),
        Kind(
          "570242", ["MACHINE WOVEN RUGS", "CARPETS WOVEN"], rolls(.carpet, 0.24...0.36, 180...300, [1600, 2000, 2400])),
      ]),
    GoodsFamily(
      "garments-cartons", kg: 3_000...6_500, 6_000...13_000,
      [
        Kind(
          "610910",
          ["COTTON T-SHIRTS", "READYMADE GARMENTS KNITTED", "T-SHIRTS KNITTED OF COTTON", "CAMISETAS DE ALGODON"],
          garmentBoxes(.cotton, 0.14...0.24)),
        Kind(
          "620342", ["MENS TROUSERS OF COTTON", "READY MADE GARMENTS WOVEN", "DENIM TROUSERS", "PANTALONES"],
          garmentBoxes(.cotton, 0.17...0.28)),
        Kind("620140", ["JACKETS OF POLYESTER", "ANORAKS", "CHAQUETAS"], garmentBoxes(.polyester, 0.09...0.16)),
        Kind(
          "620433", ["LADIES JACKETS HANGING", "GARMENTS ON HANGERS", "HAENGENDE BEKLEIDUNG"],
          Packing(HangingGoods.garments)),
      ]),
    GoodsFamily(
      "household-textiles-bales", kg: 4_500...10_500, 9_000...22_000,
      [
        Kind(
          "630900", ["USED CLOTHING IN BALES", "ROPA USADA", "FRIPERIE EN BALLES"],
          BaleGoods(
            content: .usedClothing, density: 0.34...0.46, sizes: [(800, 450, 550), (600, 400, 500)], texture: .cloud,
            unevenness: 0.12...0.22, straps: 4, strap: .polypropylene
          ).packed),
        Kind(
          "630231", ["BED LINEN OF COTTON", "TEXTILES DE HOGAR", "BETTWAESCHE"], garmentBoxes(.cotton, 0.15...0.26)),
        Kind(
          "630533", ["PP WOVEN BAGS IN BALES", "POLYPROPYLENE SACKS"],
          BaleGoods(
            content: .polypropylene, density: 0.32...0.44, sizes: [(1100, 800, 700), (700, 450, 600)],
            unevenness: 0.04...0.09, straps: 3, strap: .polypropylene
          ).packed),
      ]),
    GoodsFamily(
      "footwear-cartons", kg: 3_000...5_500, 6_000...11_500,
      [
        Kind("640411", ["SPORTS SHOES", "CALZADO DEPORTIVO", "TRAINERS AND SNEAKERS"], shoes),
        Kind("640399", ["LEATHER SHOES", "CALZADO DE CUERO", "CHAUSSURES EN CUIR"], shoes),
      ]),
    GoodsFamily(
      "leather-goods-cartons", kg: 2_200...4_500, 4_500...9_500,
      [
        Kind(
          "420212", ["SUITCASES", "TROLLEY CASES", "MALETAS"],
          ArticleGoods(articles: [HouseholdArticles.suitcase], package: "CT").packed),
        Kind(
          "420222", ["HANDBAGS", "BOLSOS DE MANO", "LADIES HANDBAGS"],
          CartonGoods(
            content: .leather, density: 0.07...0.15, sizes: [(600, 450, 450), (550, 400, 500)], texture: .cloud,
            unevenness: 0.2...0.4, spread: 0.05...0.15, parts: [2, 3], palletised: 0.05, packing: 1.12
          ).packed),
      ]),
    GoodsFamily(
      "hides-skins-pallets", kg: 16_000...21_500, 20_000...26_000, in: [.dry, .reefer],
      [
        Kind(
          "410150", ["WET SALTED CATTLE HIDES ON PALLETS", "CUEROS VACUNOS SALADOS", "RAW HIDES"],
          PanelGoods(
            content: .hides, density: 0.74...0.92, sizes: [(1250, 1050), (1150, 1100)], height: 850...1150,
            layer: 28...60, slit: 2, unevenness: 0.08...0.16, texture: .lumps, ragged: 45, bearer: 130, straps: 0,
            package: "PX"
          ).packed),
        Kind(
          "410411", ["WET BLUE HIDES", "CUERO WET BLUE"],
          PanelGoods(
            content: .hides, density: 0.7...0.86, sizes: [(1200, 1100)], height: 800...1100, layer: 22...45, slit: 2,
            unevenness: 0.06...0.12, texture: .lumps, ragged: 35, bearer: 130, straps: 0, package: "PX"
          ).packed),
      ]),
  ]

  private static func rolls(
    _ content: Substance, _ density: ClosedRange<Double>, _ diameter: ClosedRange<Double>, _ lengths: [Double]
  ) -> Packing {
    LongGoods(
      content: content, density: density, diameter: diameter, lengths: lengths, unevenness: 0.05, texture: .streaks,
      package: "RO"
    ).packed
  }

  private static func garmentBoxes(_ content: Substance, _ density: ClosedRange<Double>) -> Packing {
    CartonGoods(
      content: content, density: density, sizes: [(600, 380, 400), (580, 300, 380), (400, 420, 580)], texture: .cloud,
      unevenness: 0.12...0.3, spread: 0.03...0.16,
      headspace: 5...30, parts: [1, 1, 2], palletised: 0.12, packing: 1.08
    ).packed
  }

  private static let shoes = CartonGoods(
    content: .footwear, density: 0.12...0.2, sizes: [(620, 360, 340), (680, 380, 360), (560, 340, 330)],
    texture: .cloud, unevenness: 0.18...0.34, spread: 0.02...0.08,
    headspace: 4...16, parts: [4, 5, 6], palletised: 0.05, packing: 1.14
  ).packed
}
