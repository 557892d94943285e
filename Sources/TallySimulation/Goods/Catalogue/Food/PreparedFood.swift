extension GoodsFamily {
  /// Food in cans, jars, packets.
  static let preparedFood: [GoodsFamily] = [
    GoodsFamily(
      "canned-food-cartons", kg: 17_000...23_500, 22_000...27_000,
      [
        Kind(
          "160414", ["CANNED TUNA IN CARTONS", "ATUN EN CONSERVA", "TUNA CHUNKS IN BRINE"],
          cans(.cannedFish, 0.7...0.88, 66...90)),
        Kind(
          "200210", ["CANNED PEELED TOMATOES", "TOMATES PELADOS EN CONSERVA", "POMODORI PELATI"],
          cans(.cannedTomatoes, 0.76...0.9, 73...100)),
        Kind(
          "200570", ["OLIVES IN JARS", "ACEITUNAS EN CONSERVA"],
          cans(.cannedTomatoes, 0.62...0.78, 66...85, necks: 0.15)),
      ]),
    GoodsFamily(
      "confectionery-bakery-cartons", kg: 5_000...10_500, 10_000...19_000,
      [
        Kind(
          "190531", ["BISCUITS AND COOKIES", "GALLETAS DULCES", "SWEET BISCUITS IN CARTONS"],
          CartonGoods(
            content: .biscuits, density: 0.2...0.34, sizes: [(390, 260, 290), (500, 240, 330), (380, 180, 250)],
            unevenness: 0.08...0.16, parts: [2, 3, 4]
          ).packed),
        Kind(
          "180690", ["CHOCOLATE CONFECTIONERY", "CHOCOLATES", "SCHOKOLADENWAREN"],
          CartonGoods(
            content: .chocolate, density: 0.4...0.6, sizes: [(380, 190, 280), (300, 160, 240)], unevenness: 0.05...0.12,
            parts: [2, 3], palletised: 0.9
          ).packed, only: [.dry, .reefer]),
        Kind(
          "190219", ["PASTA UNCOOKED", "SPAGHETTI 500 G", "PASTA DI SEMOLA"],
          CartonGoods(
            content: .pasta, density: 0.28...0.45, sizes: [(400, 240, 300), (560, 270, 380)], unevenness: 0.05...0.1,
            parts: [2, 4], palletised: 0.8
          ).packed),
        Kind(
          "190230", ["INSTANT NOODLES", "FIDEOS INSTANTANEOS"],
          CartonGoods(
            content: .noodles, density: 0.1...0.17, sizes: [(380, 170, 280), (430, 210, 300)], unevenness: 0.1...0.2,
            parts: [3, 4], palletised: 0.1, packing: 1.12
          ).packed),
      ]),
    GoodsFamily(
      "food-preparations-cartons", kg: 9_000...17_000, 15_000...24_000,
      [
        Kind("210320", ["TOMATO KETCHUP IN BOTTLES", "KETCHUP AND SAUCES"], bottles(.ketchup, 0.55...0.72, 60...80)),
        Kind(
          "210390", ["SAUCES AND CONDIMENTS", "SOY SAUCE IN GLASS BOTTLES", "SALSAS PREPARADAS"],
          bottles(.ketchup, 0.5...0.66, 58...74)),
        Kind(
          "210111", ["INSTANT COFFEE", "CAFE SOLUBLE EN FRASCOS"],
          CartonGoods(
            content: .coffee, density: 0.14...0.26, sizes: [(380, 200, 260)], unevenness: 0.04...0.1,
            inside: .rows(diameter: 85...100, contrast: 0.1...0.25, necks: 0.12)
          ).packed),
        Kind(
          "210690", ["FOOD PREPARATIONS NES", "SOUPS AND BROTHS", "PREPARACIONES ALIMENTICIAS"],
          CartonGoods(
            content: .noodles, density: 0.22...0.4, sizes: [(390, 220, 290)], unevenness: 0.08...0.16, parts: [2, 3]
          ).packed),
      ]),
    GoodsFamily(
      "juice-concentrate-drums", kg: 16_000...20_500, 20_000...26_500, in: [.dry, .reefer, .tank],
      [
        Kind(
          "200911",
          ["FROZEN CONCENTRATED ORANGE JUICE IN DRUMS", "FCOJ IN STEEL DRUMS", "JUGO DE NARANJA CONCENTRADO"],
          DrumGoods(content: .juice, density: 1.15...1.28).packed, only: [.dry, .reefer]),
        Kind(
          "200799", ["FRUIT PUREE ASEPTIC IN DRUMS", "MANGO PULP IN DRUMS"],
          DrumGoods(content: .tomatoPuree, density: 1.04...1.1).packed, only: [.dry, .reefer]),
        Kind(
          "200912", ["ORANGE JUICE NOT FROZEN IN BULK", "ORANGE JUICE NFC IN TANK"],
          LiquidGoods(content: .juice, density: 1.03...1.05).tank, only: .tank),
      ]),
    GoodsFamily(
      "edible-oils-liquid", kg: 17_000...23_500, 20_000...26_500, in: [.dry, .tank],
      [
        Kind(
          "151110", ["CRUDE PALM OIL IN FLEXITANK", "RBD PALM OLEIN IN FLEXITANK", "ACEITE DE PALMA"],
          LiquidGoods(content: .palmOil, density: 0.89...0.92).flexitank, only: .dry),
        Kind(
          "150920", ["EXTRA VIRGIN OLIVE OIL IN BOTTLES", "ACEITE DE OLIVA VIRGEN EXTRA", "OLIO DI OLIVA"],
          bottles(.palmOil, 0.5...0.64, 62...78), only: .dry),
        Kind(
          "151219", ["REFINED SUNFLOWER OIL", "SUNFLOWERSEED OIL IN PET BOTTLES"],
          bottles(.palmOil, 0.58...0.72, 70...90), only: .dry),
        Kind(
          "151319", ["REFINED COCONUT OIL IN BULK", "COCONUT OIL IN TANK"],
          LiquidGoods(content: .palmOil, density: 0.9...0.92).tank, only: .tank),
        Kind(
          "151620", ["VEGETABLE FATS IN DRUMS", "HYDROGENATED PALM OIL"],
          DrumGoods(content: .palmOil, density: 0.9...0.92).packed, only: .dry),
      ]),
  ]

  /// Cans or jars in trays.
  static func cans(
    _ content: Substance, _ density: ClosedRange<Double>, _ diameter: ClosedRange<Double>, necks: Double = 0
  ) -> Packing {
    CartonGoods(
      content: content, density: density, sizes: [(400, 220, 300), (420, 115, 280), (310, 230, 230)], texture: .grain,
      unevenness: 0.005...0.02, spread: 0.004...0.012,
      wall: 2...4, headspace: 3...9, palletised: 0.7, packing: 1.1,
      inside: .rows(diameter: diameter, contrast: 0.08...0.24, necks: necks)
    ).packed
  }

  /// Bottles upright in cartons.
  static func bottles(_ content: Substance, _ density: ClosedRange<Double>, _ diameter: ClosedRange<Double>) -> Packing
  {
    CartonGoods(
      content: content, density: density, sizes: [(340, 320, 260), (300, 310, 230), (400, 300, 270)], texture: .grain,
      unevenness: 0.005...0.03, spread: 0.005...0.015,
      wall: 3...6, headspace: 4...12, palletised: 0.75, packing: 1.15,
      inside: .rows(diameter: diameter, contrast: 0.12...0.3, necks: 0.34)
    ).packed
  }
}
