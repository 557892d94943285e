extension GoodsFamily {
  /// Feed, fodder, animal products, tobacco.
  static let feedAndTobacco: [GoodsFamily] = [
    GoodsFamily(
      "animal-feed-bags", kg: 14_000...20_000, 21_000...26_000,
      [
        Kind(
          "230400", ["SOYABEAN MEAL", "HARINA DE SOJA", "SOYA MEAL IN BULK"],
          .either(BulkGoods(content: .meal, density: 0.57...0.66).packed, sacks(.meal, [50], 0.56...0.66))),
        Kind(
          "230910", ["DOG FOOD IN BAGS", "PET FOOD DRY", "ALIMENTO PARA PERROS"],
          sacks(.petFood, [3, 10, 15, 20], 0.36...0.46, palletised: 0.9)),
        Kind(
          "230120", ["FISH MEAL IN BAGS", "HARINA DE PESCADO"],
          .either(
            sacks(.fishMeal, [50], 0.54...0.64, palletised: 0.1),
            BigBagGoods(content: .fishMeal, density: 0.56...0.64).packed)),
      ]),
    GoodsFamily(
      "fodder-plant-fibre-bales", kg: 8_000...12_500, 18_000...25_000,
      [
        Kind(
          "121490", ["ALFALFA HAY IN BALES", "TIMOTHY HAY COMPRESSED", "HENO DE ALFALFA"],
          BaleGoods(
            content: .hay, density: 0.3...0.4, sizes: [(1050, 560, 560), (600, 450, 480), (1150, 1150, 1150)],
            unevenness: 0.08...0.16, straps: 3, strap: .polypropylene
          ).packed),
        Kind(
          "140420", ["COTTON LINTERS", "KAPOK AND PLANT FIBRES IN BALES"],
          BaleGoods(content: .cottonLint, density: 0.2...0.32, sizes: [(1050, 700, 550)], unevenness: 0.08...0.16)
            .packed),
      ]),
    GoodsFamily(
      "livestock-animal-products", kg: 5_000...9_000, 9_000...17_000,
      [
        Kind(
          "050510", ["FEATHERS AND DOWN IN BALES", "DUCK FEATHERS"],
          BaleGoods(
            content: .wool, density: 0.13...0.24, sizes: [(1100, 700, 700), (900, 600, 600)], texture: .cloud,
            unevenness: 0.15...0.3, straps: 4, strap: .polypropylene
          ).packed),
        Kind(
          "050210", ["BOILED BRISTLES IN CARTONS", "PIG BRISTLES", "CERDAS DE CERDO"],
          CartonGoods(
            content: .wool, density: 0.22...0.32, sizes: [(600, 400, 400), (520, 380, 420)], texture: .streaks,
            unevenness: 0.04...0.1, palletised: 0.3
          ).packed),
      ]),
    GoodsFamily(
      "tobacco-leaf-cartons", kg: 7_500...11_000, 15_000...20_500,
      [
        Kind(
          "240120", ["STRIPPED TOBACCO IN C48 CARTONS", "TABACO DESVENADO", "TOBACCO LAMINA"],
          CartonGoods(
            content: .tobacco, density: 0.32...0.42, sizes: [(1120, 720, 690), (1050, 700, 700)], texture: .streaks,
            unevenness: 0.04...0.09, wall: 5...8, headspace: 2...8, palletised: 0, packing: 1.05, package: "4G"
          ).packed),
        Kind(
          "240110", ["LEAF TOBACCO IN BALES", "TABAC EN FEUILLES"],
          BaleGoods(
            content: .tobacco, density: 0.25...0.36, sizes: [(900, 500, 600)], unevenness: 0.08...0.15, straps: 3,
            strap: .polypropylene
          ).packed),
      ]),
    GoodsFamily(
      "cigarettes-cartons", kg: 4_000...6_000, 8_000...12_500,
      [
        Kind(
          "240220", ["CIGARETTES IN MASTER CASES", "CIGARRILLOS", "FILTER CIGARETTES"],
          CartonGoods(
            content: .cigarettes, density: 0.17...0.23, sizes: [(600, 270, 455), (560, 280, 440)], texture: .bands,
            unevenness: 0.02...0.05, spread: 0.004...0.012, wall: 3...5, headspace: 1...5, parts: [1, 2],
            palletised: 0.4, packing: 1.05
          ).packed)
      ]),
  ]
}
