extension GoodsFamily {
  /// Meat, fish, vegetables, deep-frozen, in reefers.
  static let frozenFood: [GoodsFamily] = [
    GoodsFamily(
      "frozen-meat-cartons", kg: 12_000...21_000, 20_000...27_000, in: [.reefer, .dry],
      [
        Kind(
          "020230",
          ["FROZEN BONELESS BEEF", "CARNE BOVINA DESOSSADA CONGELADA", "FROZEN BEEF BONELESS CUTS IN CARTONS"],
          blocks(.beef, 0.66...0.82)),
        Kind(
          "020714", ["FROZEN CHICKEN CUTS", "FROZEN POULTRY LEG QUARTERS", "FROZEN CHICKEN MDM IN CARTONS"],
          blocks(.chicken, 0.56...0.74, uneven: 0.05...0.12)),
        Kind(
          "020329", ["FROZEN PORK CUTS", "FROZEN PORK BELLIES IN CARTONS", "GEFRORENES SCHWEINEFLEISCH"],
          blocks(.pork, 0.62...0.8)),
      ]),
    GoodsFamily(
      "frozen-fish-cartons", kg: 11_000...19_000, 19_000...26_500, in: .reefer,
      [
        Kind("030363", ["FROZEN COD BLOCKS", "FROZEN FISH H&G", "BACALAO CONGELADO"], fishBlocks(.fish, 0.7...0.86)),
        Kind(
          "030617", ["FROZEN SHRIMPS IN 2 KG BLOCKS", "CAMARON CONGELADO", "FROZEN VANNAMEI SHRIMPS"],
          fishBlocks(.shrimp, 0.5...0.7)),
        Kind(
          "030342", ["FROZEN YELLOWFIN TUNA WHOLE ROUND", "ATUN CONGELADO ENTERO"],
          LongGoods(
            content: .fish, density: 0.92...1.0, diameter: 150...290, lengths: [650, 800, 950], unevenness: 0.2,
            texture: .lumps, package: "NE"
          ).packed),
      ]),
    GoodsFamily(
      "frozen-fruit-vegetables-cartons", kg: 10_000...15_000, 18_000...25_000, in: .reefer,
      [
        Kind(
          "200410", ["FROZEN FRENCH FRIES", "POTATO PRODUCTS FROZEN", "PATATAS FRITAS CONGELADAS"],
          bagsInCartons(.fries, 0.38...0.48)),
        Kind(
          "071080", ["FROZEN VEGETABLES IN CARTONS", "VERDURAS CONGELADAS", "FROZEN BROCCOLI FLORETS"],
          bagsInCartons(.tomatoes, 0.3...0.5)),
        Kind("081110", ["FROZEN STRAWBERRIES IQF", "FRESAS CONGELADAS"], bagsInCartons(.berries, 0.42...0.54)),
      ]),
  ]

  private static func blocks(
    _ content: Substance, _ density: ClosedRange<Double>, uneven: ClosedRange<Double> = 0.02...0.08
  ) -> Packing {
    CartonGoods(
      content: content, density: density, sizes: [(600, 150, 400), (400, 160, 590), (540, 165, 355), (360, 130, 540)],
      unevenness: uneven, spread: 0.01...0.04, wall: 3...6, headspace: 2...10, palletised: 0.4, packing: 1.035
    ).packed
  }

  private static func fishBlocks(_ content: Substance, _ density: ClosedRange<Double>) -> Packing {
    CartonGoods(
      content: content, density: density, sizes: [(500, 220, 280), (580, 130, 390), (400, 190, 260)],
      unevenness: 0.02...0.06, spread: 0.01...0.03, wall: 3...5,
      headspace: 2...8, parts: [1, 2, 3], palletised: 0.3, packing: 1.05
    ).packed
  }

  private static func bagsInCartons(_ content: Substance, _ density: ClosedRange<Double>) -> Packing {
    CartonGoods(
      content: content, density: density, sizes: [(395, 240, 290), (400, 300, 300), (590, 200, 390)],
      unevenness: 0.08...0.16, spread: 0.01...0.03, headspace: 15...45,
      parts: [1, 2, 4], palletised: 0.8, packing: 1.07
    ).packed
  }
}
