extension GoodsFamily {
  /// Beer, water, wine, spirits.
  static let drinks: [GoodsFamily] = [
    GoodsFamily(
      "beverages-palletised", kg: 15_000...24_000, 20_000...27_000,
      [
        Kind(
          "220300", ["BEER IN CANS", "LAGER BEER ON PALLETS", "BEER MADE FROM MALT", "CERVEZA EN LATAS"],
          BottleGoods(vessels: [can33, can50, beerBottle], content: .beer).packed),
        Kind(
          "220210", ["SOFT DRINKS", "CARBONATED SOFT DRINKS ON PALLETS", "LEMONADE IN BOTTLES", "REFRESCOS"],
          BottleGoods(vessels: [can33, pet50, pet150], content: .cola).packed),
        Kind(
          "220110", ["MINERAL WATER IN BOTTLES", "NATURAL MINERAL WATER", "EAU MINERALE"],
          BottleGoods(vessels: [pet50, pet150], content: .water).packed),
        Kind(
          "220421",
          ["WINE IN BOTTLES", "RED WINE 75 CL IN CARTONS", "STILL WINE IN GLASS BOTTLES", "VINO TINTO EMBOTELLADO"],
          BottleGoods(vessels: [wineBottle], content: .wine).packed),
        Kind(
          "220429", ["WINE IN BULK IN FLEXITANK", "VINO A GRANEL"],
          LiquidGoods(content: .water, density: 0.985...0.995).flexitank),
      ]),
    GoodsFamily(
      "spirits-cartons", kg: 11_000...16_500, 18_000...24_000, in: [.dry, .tank],
      [
        Kind(
          "220830", ["WHISKY IN BOTTLES", "SCOTCH WHISKY 70 CL", "WHISKIES"],
          bottles(.bottledSpirits, 0.52...0.64, 75...92), only: .dry),
        Kind(
          "220860", ["VODKA IN CARTONS", "VODKA 40% VOL"], bottles(.bottledSpirits, 0.5...0.62, 72...85), only: .dry),
        Kind(
          "220840", ["RUM IN BOTTLES", "RON ANEJO EMBOTELLADO"], bottles(.bottledSpirits, 0.52...0.64, 75...90),
          only: .dry),
        Kind(
          "220720", ["ETHYL ALCOHOL DENATURED IN BULK", "ETHANOL IN TANK CONTAINER"],
          LiquidGoods(content: .spirits, density: 0.79...0.81).tank, only: .tank),
      ]),
  ]

  private static let can33 = BottleGoods.Vessel(
    diameter: 66, height: 116, kg: 0.345, netKg: 0.33, bodyHeight: 108, neckShare: 0.1, perTray: (6, 4))
  private static let can50 = BottleGoods.Vessel(
    diameter: 66, height: 168, kg: 0.518, netKg: 0.5, bodyHeight: 158, neckShare: 0.1, perTray: (6, 4))
  private static let pet50 = BottleGoods.Vessel(
    diameter: 65, height: 230, kg: 0.525, netKg: 0.5, bodyHeight: 165, neckShare: 0.3, perTray: (4, 3))
  private static let pet150 = BottleGoods.Vessel(
    diameter: 88, height: 320, kg: 1.54, netKg: 1.5, bodyHeight: 240, neckShare: 0.3, perTray: (3, 2))
  private static let beerBottle = BottleGoods.Vessel(
    diameter: 61, height: 228, kg: 0.54, netKg: 0.33, bodyHeight: 150, neckShare: 0.35, perTray: (6, 4))
  private static let wineBottle = BottleGoods.Vessel(
    diameter: 76, height: 305, kg: 1.25, netKg: 0.75, bodyHeight: 200, neckShare: 0.25, perTray: (3, 2))
}
