extension GoodsFamily {
  /// Salt, sand, cement, ores, coal, fertiliser.
  static let minerals: [GoodsFamily] = [
    GoodsFamily(
      "salt-minerals-bags", kg: 21_000...27_000, 23_000...27_500,
      [
        Kind(
          "250100", ["INDUSTRIAL SALT IN BAGS", "SAL INDUSTRIAL", "TABLE SALT 25 KG"],
          .either(sacks(.salt, [25, 50], 1.0...1.25), BigBagGoods(content: .salt, density: 1.05...1.25).packed)),
        Kind(
          "250700", ["KAOLIN IN BIG BAGS", "CAOLIN", "CHINA CLAY"],
          .either(BigBagGoods(content: .kaolin, density: 0.9...1.05).packed, sacks(.kaolin, [25], 0.92...1.05))),
        Kind(
          "250510", ["SILICA SAND IN BIG BAGS", "QUARTZ SAND"],
          BigBagGoods(content: .sand, kg: 1000...1500, density: 1.4...1.65).packed),
      ]),
    GoodsFamily(
      "cement-plaster-bags", kg: 22_000...27_500, 24_000...27_500,
      [
        Kind(
          "252329", ["PORTLAND CEMENT IN BAGS", "CEMENTO GRIS", "CIMENT PORTLAND"],
          .either(
            sacks(.cement, [25, 42.5, 50], 1.2...1.42),
            BigBagGoods(content: .cement, kg: 1200...1600, density: 1.2...1.4).packed)),
        Kind("252220", ["HYDRATED LIME IN BAGS", "CAL HIDRATADA"], sacks(.cement, [20, 25], 1.0...1.1)),
      ]),
    GoodsFamily(
      "ores-concentrates", kg: 20_000...27_500, 23_000...27_500, in: [.dry, .openTop],
      [
        Kind(
          "261000", ["CHROME ORE IN BULK", "CHROMITE CONCENTRATE", "CHROME ORE LUMPY"],
          .either(
            BulkGoods(content: .chromite, density: 2.1...2.7, texture: .lumps, unevenness: 0.02...0.06, humps: 60...220)
              .packed, BigBagGoods(content: .chromite, kg: 1400...2000, density: 2.1...2.6).packed)),
        Kind(
          "260200", ["MANGANESE ORE LUMPS", "MANGANESE ORE IN BULK"],
          BulkGoods(
            content: .manganeseOre, density: 1.9...2.4, texture: .lumps, unevenness: 0.03...0.08, humps: 80...260
          ).packed),
        Kind(
          "260800", ["ZINC CONCENTRATE IN BIG BAGS", "CONCENTRADO DE ZINC"],
          BigBagGoods(content: .zincConcentrate, kg: 1400...2000, density: 1.8...2.3).packed),
      ]),
    GoodsFamily(
      "coal-coke", kg: 17_000...24_000, 22_000...26_500, in: [.dry, .openTop],
      [
        Kind(
          "270112", ["BITUMINOUS COAL IN BULK", "CARBON MINERAL", "STEAM COAL"],
          BulkGoods(content: .coal, density: 0.78...0.9, texture: .lumps, unevenness: 0.03...0.08, humps: 80...240)
            .packed),
        Kind(
          "270400", ["FOUNDRY COKE IN BULK", "METALLURGICAL COKE"],
          BulkGoods(content: .coke, density: 0.5...0.62, texture: .lumps, unevenness: 0.12...0.22, humps: 100...300)
            .packed),
        Kind(
          "270300", ["PEAT MOSS IN COMPRESSED BALES", "HORTICULTURAL PEAT", "TORF"],
          BaleGoods(
            content: .meal, density: 0.46...0.56, sizes: [(800, 450, 400), (1200, 1100, 1000)], texture: .lumps,
            straps: 0
          ).packed, only: .dry),
      ]),
    GoodsFamily(
      "fertiliser-bags", kg: 20_000...26_500, 24_000...27_500,
      [
        Kind(
          "310520", ["NPK FERTILISER 15-15-15", "ABONO NPK", "ENGRAIS NPK"],
          .either(sacks(.npk, [25, 50], 0.92...1.08), BigBagGoods(content: .npk, density: 0.95...1.08).packed)),
        Kind(
          "310210", ["UREA IN BAGS", "UREA GRANULAR", "UREE 46"],
          .either(sacks(.urea, [50], 0.76...0.82), BigBagGoods(content: .urea, density: 0.76...0.82).packed)),
      ]),
  ]
}
