extension GoodsFamily {
  /// What comes in sacks, big bags and bulk.
  static let staples: [GoodsFamily] = [
    GoodsFamily(
      "coffee-bags", kg: 17_000...21_500, 19_000...26_000,
      [
        Kind(
          "090111",
          [
            "GREEN COFFEE BEANS IN JUTE BAGS", "CAFE EN GRANO VERDE", "COFFEE ARABICA NOT ROASTED IN BAGS",
            "RAW COFFEE ROBUSTA GRADE 2",
          ],
          .either(
            SackGoods(
              content: .coffee, kg: [60, 60, 69, 70], density: 0.60...0.68, unevenness: 0.04...0.08, palletised: 0,
              tareKg: 0.7
            ).packed,
            SackGoods(
              content: .coffee, kg: [60, 69, 70], density: 0.60...0.68, unevenness: 0.04...0.08, palletised: 0,
              tareKg: 0.7
            ).packed,
            BigBagGoods(content: .coffee, density: 0.62...0.68).packed))
      ]),
    GoodsFamily(
      "cocoa-bags", kg: 12_500...19_000, 22_000...25_500,
      [
        Kind(
          "180100", ["COCOA BEANS IN BAGS", "CACAO EN GRANO", "FEVES DE CACAO EN SACS", "KAKAOBOHNEN"],
          SackGoods(
            content: .cocoa, kg: [62.5, 65], density: 0.54...0.62, unevenness: 0.06...0.11, palletised: 0, tareKg: 0.9
          ).packed),
        Kind("180500", ["COCOA POWDER IN 25 KG BAGS", "ALKALIZED COCOA POWDER"], sacks(.cocoa, [25], 0.42...0.52)),
      ]),
    GoodsFamily(
      "tea-spices-cartons", kg: 7_000...14_000, 14_000...22_000,
      [
        Kind(
          "090240", ["BLACK TEA IN PAPER SACKS", "TEA IN BULK PACKED", "TE NEGRO"],
          SackGoods(content: .tea, kg: [35, 50, 60], density: 0.3...0.42, palletised: 0.7).packed),
        Kind(
          "090411", ["BLACK PEPPER IN BAGS", "PIMIENTA NEGRA", "PEPPER ASTA 500 G/L"],
          sacks(.pepper, [25, 50, 60], 0.46...0.57, palletised: 0.3)),
        Kind(
          "090230", ["TEA IN CARTONS", "THE NOIR EN CARTONS"],
          CartonGoods(
            content: .tea, density: 0.18...0.3, sizes: [(400, 350, 300), (500, 320, 330)], unevenness: 0.05...0.12,
            parts: [2, 3]
          ).packed),
      ]),
    GoodsFamily(
      "grain-bulk", kg: 19_000...25_000, 22_000...27_000, in: [.dry, .openTop],
      [
        Kind(
          "100199", ["WHEAT IN BULK", "TRIGO A GRANEL", "MILLING WHEAT IN LINER BAG"],
          BulkGoods(content: .wheat, density: 0.74...0.82).packed),
        Kind(
          "100590", ["MAIZE IN BULK", "MAIZ AMARILLO A GRANEL", "YELLOW CORN BULK IN CONTAINER"],
          BulkGoods(content: .maize, density: 0.68...0.76).packed),
        Kind("100390", ["BARLEY IN BAGS", "MALTING BARLEY"], sacks(.wheat, [25, 50], 0.62...0.72), only: .dry),
      ]),
    GoodsFamily(
      "rice-bags", kg: 20_000...26_500, 24_000...27_500,
      [
        Kind(
          "100630", ["WHITE RICE IN BAGS", "LONG GRAIN RICE 5% BROKEN", "BASMATI RICE", "ARROZ BLANCO", "RIZ BLANCHI"],
          sacks(.rice, [5, 18, 25, 50], 0.74...0.83, palletised: 0.15))
      ]),
    GoodsFamily(
      "flour-starch-bags", kg: 15_000...21_000, 22_000...26_000,
      [
        Kind(
          "110100", ["WHEAT FLOUR IN BAGS", "HARINA DE TRIGO", "FARINE DE BLE"],
          sacks(.flour, [25, 50], 0.56...0.68, palletised: 0.3)),
        Kind(
          "110812", ["MAIZE STARCH", "CORN STARCH 25 KG BAGS", "ALMIDON DE MAIZ"], sacks(.starch, [25], 0.52...0.65)),
        Kind(
          "110710", ["MALT NOT ROASTED", "BARLEY MALT IN BAGS"],
          .either(sacks(.wheat, [25, 50], 0.5...0.6), BigBagGoods(content: .wheat, density: 0.52...0.6).packed)),
      ]),
    GoodsFamily(
      "pulses-bags", kg: 18_000...25_000, 24_000...27_000,
      [
        Kind(
          "071340", ["RED LENTILS", "LENTEJAS EN SACOS", "LENTILLES"],
          sacks(.pulses, [25, 45.36, 50], 0.73...0.84, palletised: 0.2)),
        Kind(
          "071333", ["KIDNEY BEANS", "FRIJOLES NEGROS", "WHITE BEANS IN BAGS"],
          sacks(.pulses, [25, 50], 0.7...0.81, palletised: 0.2)),
      ]),
    GoodsFamily(
      "oilseeds-bags", kg: 15_000...22_000, 22_000...26_500,
      [
        Kind(
          "120190", ["SOYA BEANS", "SOJA EN GRANO", "NON GMO SOYBEANS"],
          .either(sacks(.soybeans, [25, 50], 0.66...0.75), BulkGoods(content: .soybeans, density: 0.68...0.75).packed)),
        Kind(
          "120740", ["SESAME SEEDS", "HULLED SESAME SEED", "SEMILLAS DE SESAMO"],
          sacks(.peanuts, [25, 50], 0.53...0.62)),
        Kind(
          "120242", ["GROUNDNUTS SHELLED", "PEANUT KERNELS", "MANI SIN CASCARA"],
          .either(sacks(.peanuts, [25, 50], 0.56...0.65), BigBagGoods(content: .peanuts, density: 0.58...0.65).packed)),
      ]),
    GoodsFamily(
      "dried-fruit-nuts-bags", kg: 11_000...17_000, 19_000...25_000,
      [
        Kind(
          "080212", ["ALMONDS SHELLED IN CARTONS", "ALMENDRAS SIN CASCARA", "NATURAL ALMONDS"],
          CartonGoods(
            content: .almonds, density: 0.46...0.58, sizes: [(400, 260, 300)], unevenness: 0.02...0.06, palletised: 0.8
          ).packed),
        Kind(
          "080132", ["CASHEW NUT KERNELS", "CASHEW KERNELS W320"],
          CartonGoods(
            content: .almonds, density: 0.44...0.56, sizes: [(370, 360, 240)], unevenness: 0.03...0.07, parts: [2]
          ).packed),
        Kind(
          "080620", ["RAISINS IN CARTONS", "DRIED SULTANAS", "ROSINEN"],
          CartonGoods(
            content: .raisins, density: 0.66...0.8, sizes: [(400, 140, 280), (380, 200, 260)], unevenness: 0.02...0.05,
            headspace: 2...10
          ).packed),
        Kind(
          "080131", ["RAW CASHEW NUTS IN SHELL", "NOIX DE CAJOU BRUTES"],
          SackGoods(content: .peanuts, kg: [80], density: 0.5...0.6, unevenness: 0.06...0.12, palletised: 0, tareKg: 1)
            .packed),
      ]),
    GoodsFamily(
      "sugar-bags", kg: 20_000...26_500, 24_000...27_500,
      [
        Kind(
          "170199",
          ["WHITE REFINED SUGAR", "AZUCAR REFINADA EN SACOS", "SUGAR ICUMSA 45 IN 50 KG BAGS", "SUCRE BLANC"],
          .either(
            sacks(.sugar, [25, 50], 0.76...0.88, palletised: 0.2),
            BigBagGoods(content: .sugar, density: 0.8...0.88).packed))
      ]),
  ]
}
