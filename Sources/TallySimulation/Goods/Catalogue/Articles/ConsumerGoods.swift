extension GoodsFamily {
  /// Furniture, household effects, toys, sundries.
  static let consumerGoods: [GoodsFamily] = [
    GoodsFamily(
      "furniture-cartons", kg: 3_000...7_000, 5_000...13_000,
      [
        Kind(
          "940360",
          ["WOODEN FURNITURE KNOCKED DOWN", "FURNITURE IN CARTONS", "HOUSEHOLD FURNITURE", "MUEBLES DE MADERA"],
          Packing(FurnitureFamily.stow)),
        Kind(
          "940161",
          ["UPHOLSTERED SOFAS", "SEATS WITH WOODEN FRAMES UPHOLSTERED", "CHAIRS AND SOFAS", "SOFAS TAPIZADOS"],
          Packing(FurnitureFamily.stow)),
        Kind("940421", ["MATTRESSES", "SPRING MATTRESSES IN CARTONS", "COLCHONES"], Packing(FurnitureFamily.stow)),
        Kind(
          "940389", ["USED HOUSEHOLD GOODS AND PERSONAL EFFECTS", "REMOVAL GOODS", "MENAJE DE CASA", "UMZUGSGUT"],
          ArticleGoods(articles: HouseholdArticles.all, variety: 8...12, clearance: 60...900, package: "PK").packed),
        Kind(
          "940511", ["LED LAMPS AND LUMINAIRES", "LAMPARAS LED"],
          CartonGoods(
            content: .lamps, density: 0.09...0.17, sizes: [(600, 360, 380), (500, 400, 400)], texture: .lumps,
            unevenness: 0.15...0.35, parts: [2, 3], palletised: 0.3, packing: 1.15,
            inside: .cores(.aluminium, massShare: 0.4, edgeShare: 0.34)
          ).packed),
      ]),
    GoodsFamily(
      "toys-sundries-cartons", kg: 2_500...5_000, 5_000...11_000,
      [
        Kind(
          "950300", ["PLASTIC TOYS", "JUGUETES DE PLASTICO", "TOYS IN CARTONS", "SPIELWAREN"],
          CartonGoods(
            content: .toys, density: 0.09...0.19, sizes: [(600, 420, 420), (720, 480, 460), (520, 360, 380)],
            texture: .lumps, unevenness: 0.3...0.55, spread: 0.05...0.2, headspace: 10...40, parts: [2, 3, 4],
            palletised: 0.05, packing: 1.15, inside: .cores(.alkaline, massShare: 0.16, edgeShare: 0.16)
          ).packed),
        Kind(
          "950691", ["FITNESS EQUIPMENT", "EXERCISE MACHINES", "APARATOS DE GIMNASIA"],
          CartonGoods(
            content: .steel, density: 0.2...0.34, sizes: [(1500, 320, 700), (1300, 280, 600)], texture: .bands,
            unevenness: 0.4...0.7, spread: 0.02...0.05, wall: 8...15, palletised: 0.1,
            inside: .cores(.castIron, massShare: 0.35, edgeShare: 0.3)
          ).packed),
        Kind(
          "920210", ["GUITARS IN CARTONS", "STRINGED MUSICAL INSTRUMENTS"],
          CartonGoods(
            content: .plywood, density: 0.07...0.13, sizes: [(1100, 480, 200)], texture: .bands, unevenness: 0.1...0.2,
            palletised: 0.05, packing: 1.2, inside: .hollow(wall: 6)
          ).packed),
        Kind(
          "960321", ["TOOTHBRUSHES AND BRUSHES", "CEPILLOS", "SUNDRY ARTICLES"],
          CartonGoods(
            content: .polypropylene, density: 0.12...0.24, sizes: [(480, 320, 360)], texture: .grain,
            unevenness: 0.08...0.18, parts: [3, 4], palletised: 0.2
          ).packed),
        Kind(
          "660191", ["UMBRELLAS", "PARAGUAS", "GARDEN UMBRELLAS"],
          CartonGoods(
            content: .steel, density: 0.15...0.26, sizes: [(950, 280, 320), (700, 260, 300)], texture: .streaks,
            unevenness: 0.2...0.35, palletised: 0.05
          ).packed),
      ]),
  ]
}
