extension GoodsFamily {
  /// Fruit, vegetables, plants, eggs and dairy, mostly in reefers.
  static let freshFood: [GoodsFamily] = [
    GoodsFamily(
      "bananas-cartons", kg: 9_000...14_000, 17_000...23_500, in: [.reefer, .dry],
      [
        Kind(
          "080390",
          [
            "FRESH BANANAS IN CARTONS", "GREEN BANANAS CAVENDISH 18.14 KG BOXES", "BANANAS FRESCAS EN CAJAS",
            "BANANES FRAICHES",
          ],
          bananaBoxes),
        Kind("080310", ["PLANTAINS IN CARTONS", "PLATANOS FRESCOS EN CAJAS"], bananaBoxes),
      ]),
    GoodsFamily(
      "fresh-fruit-cartons", kg: 8_000...13_000, 16_000...24_000, in: .reefer,
      [
        Kind(
          "080510", ["FRESH ORANGES IN CARTONS", "NARANJAS FRESCAS", "ORANGES FRAICHES EN CARTONS"],
          fruit(.oranges, 0.46...0.56)),
        Kind(
          "080810", ["FRESH APPLES", "MANZANAS FRESCAS EN CAJAS", "APPLES ROYAL GALA IN CARTONS"],
          fruit(.apples, 0.36...0.48)),
        Kind("081050", ["FRESH KIWIFRUIT", "KIWIS FRESCOS EN CAJAS"], fruit(.grapes, 0.3...0.42, lumps: 0.06...0.14)),
        Kind(
          "080430", ["FRESH PINEAPPLES", "PINAS FRESCAS MD2 EN CAJAS"],
          fruit(.pineapples, 0.34...0.46, lumps: 0.2...0.32)),
        Kind("080440", ["FRESH AVOCADOS HASS", "AGUACATES FRESCOS", "PALTAS FRESCAS"], fruit(.apples, 0.4...0.52)),
      ]),
    GoodsFamily(
      "fresh-vegetables-crates", kg: 7_000...12_000, 13_000...20_000, in: .reefer,
      [
        Kind(
          "070200", ["FRESH TOMATOES IN CRATES", "TOMATES FRESCOS", "TOMATES FRAICHES"], fruit(.tomatoes, 0.32...0.46)),
        Kind(
          "070960", ["FRESH PEPPERS", "PIMIENTOS FRESCOS", "CAPSICUM IN CARTONS"],
          fruit(.tomatoes, 0.18...0.28, lumps: 0.2...0.34)),
        Kind(
          "070920", ["FRESH GREEN ASPARAGUS", "ESPARRAGOS FRESCOS"], fruit(.tomatoes, 0.26...0.38, lumps: 0.1...0.16)),
      ]),
    GoodsFamily(
      "roots-onions-bags", kg: 12_000...19_000, 22_000...27_000, in: [.reefer, .dry],
      [
        Kind(
          "070310", ["FRESH ONIONS IN NET BAGS", "CEBOLLAS FRESCAS EN MALLA", "YELLOW ONIONS 25 KG"],
          netBags(.onions, 0.5...0.6)),
        Kind(
          "070190", ["FRESH POTATOES", "PATATAS FRESCAS EN SACOS", "KARTOFFELN IN SAECKEN"],
          netBags(.potatoes, 0.56...0.67)),
        Kind("070320", ["FRESH GARLIC IN MESH BAGS", "AJOS FRESCOS"], netBags(.garlic, 0.37...0.48)),
      ]),
    GoodsFamily(
      "live-plants-flowers", kg: 2_000...4_500, 4_000...8_500, in: .reefer,
      [
        Kind(
          "060290", ["LIVE PLANTS ON TROLLEYS", "ORNAMENTAL PLANTS IN POTS", "TOPFPFLANZEN AUF CC-KARREN"],
          ArticleGoods(articles: [HangingGoods.plantTrolley], mostLayers: 1, package: "RK").packed),
        Kind(
          "060311", ["FRESH CUT ROSES IN CARTONS", "ROSAS CORTADAS FRESCAS"],
          CartonGoods(
            content: .flowers, density: 0.09...0.16, sizes: [(1000, 250, 300), (1050, 200, 400)],
            unevenness: 0.25...0.45,
            headspace: 10...40, parts: [1, 2], palletised: 0.6, packing: 1.15
          ).packed),
      ]),
    GoodsFamily(
      "dairy-eggs-honey", kg: 14_000...20_000, 20_000...25_500, in: [.reefer, .dry],
      [
        Kind(
          "040210", ["SKIMMED MILK POWDER IN 25 KG BAGS", "LECHE EN POLVO DESCREMADA"],
          sacks(.milkPowder, [25], 0.52...0.62), only: [.dry, .reefer]),
        Kind(
          "040510", ["BUTTER IN 25 KG CARTONS", "UNSALTED BUTTER FROZEN"],
          CartonGoods(
            content: .butter, density: 0.76...0.88, sizes: [(400, 265, 290)], unevenness: 0.01...0.03, headspace: 1...5,
            palletised: 0.8
          ).packed, only: .reefer),
        Kind(
          "040690", ["CHEDDAR CHEESE IN BLOCKS", "GOUDA CHEESE"],
          CartonGoods(
            content: .cheese, density: 0.76...0.9, sizes: [(390, 190, 290), (500, 120, 380)], unevenness: 0.02...0.05,
            parts: [1, 2], palletised: 0.85
          ).packed, only: .reefer),
        Kind(
          "040900", ["NATURAL HONEY IN DRUMS", "MIEL DE ABEJA EN TAMBORES"],
          DrumGoods(content: .honey, density: 1.4...1.45).packed, only: .dry),
      ]),
  ]

  private static let bananaBoxes = CartonGoods(
    content: .bananas, density: 0.35...0.43, sizes: [(510, 240, 395), (500, 240, 400), (395, 240, 510)],
    unevenness: 0.14...0.26, spread: 0.02...0.035, wall: 7...11, headspace: 10...26, parts: [2], palletised: 0.7,
    packing: 1.08
  ).packed

  private static func fruit(
    _ content: Substance, _ density: ClosedRange<Double>, lumps: ClosedRange<Double> = 0.1...0.2
  ) -> Packing {
    CartonGoods(
      content: content, density: density, sizes: [(600, 175, 400), (500, 270, 300), (400, 130, 300), (600, 240, 400)],
      unevenness: lumps,
      spread: 0.015...0.04, wall: 5...9, headspace: 8...30, palletised: 0.9, packing: 1.08
    ).packed
  }

  private static func netBags(_ content: Substance, _ density: ClosedRange<Double>) -> Packing {
    SackGoods(
      content: content, kg: [10, 20, 25], density: density, texture: .lumps, unevenness: 0.12...0.22, palletised: 0.5,
      tareKg: 0.15
    ).packed
  }

  /// Plain sacks, for the tables.
  static func sacks(_ content: Substance, _ kg: [Double], _ density: ClosedRange<Double>, palletised: Double = 0.5)
    -> Packing
  {
    SackGoods(content: content, kg: kg, density: density, palletised: palletised).packed
  }
}
