extension GoodsFamily {
  /// Granules, film, pipes, articles, scrap; rubber and tyres.
  static let plasticsAndRubber: [GoodsFamily] = [
    GoodsFamily(
      "plastic-granules-bags", kg: 13_000...18_000, 22_000...26_500,
      [
        Kind(
          "390120", ["HDPE GRANULES IN 25 KG BAGS", "HIGH DENSITY POLYETHYLENE RESIN", "POLIETILENO DE ALTA DENSIDAD"],
          granules(.plastic, 0.54...0.62)),
        Kind(
          "390210", ["POLYPROPYLENE HOMOPOLYMER", "PP RESIN IN BAGS ON PALLETS"], granules(.polypropylene, 0.52...0.59)),
        Kind("390110", ["LDPE RESIN", "LOW DENSITY POLYETHYLENE GRANULES"], granules(.plastic, 0.53...0.6)),
        Kind(
          "390761", ["PET RESIN BOTTLE GRADE IN BIG BAGS", "PET CHIPS"],
          BigBagGoods(content: .pet, kg: 1000...1150, density: 0.76...0.86).packed),
      ]),
    GoodsFamily(
      "plastic-scrap-bales", kg: 7_500...13_000, 17_000...25_500,
      [
        Kind(
          "391510", ["PE FILM SCRAP IN BALES", "WASTE OF POLYETHYLENE", "DESECHOS DE PLASTICO"],
          BaleGoods(
            content: .plasticWaste, density: 0.32...0.46, sizes: [(1100, 1000, 1100), (1150, 750, 1050)],
            texture: .lumps, unevenness: 0.12...0.24, straps: 5
          ).packed),
        Kind(
          "391590", ["PET BOTTLE SCRAP BALED", "MIXED PLASTIC SCRAP"],
          BaleGoods(
            content: .petBales, density: 0.2...0.36, sizes: [(1100, 800, 1100), (1500, 1050, 1100)], texture: .lumps,
            unevenness: 0.15...0.3, straps: 5
          ).packed),
      ]),
    GoodsFamily(
      "plastic-sheet-film", kg: 9_000...16_000, 17_000...24_500,
      [
        Kind("392020", ["BOPP FILM IN ROLLS", "PELICULA DE POLIPROPILENO", "PLASTIC FILM ON REELS"], filmRolls),
        Kind("392010", ["STRETCH FILM JUMBO ROLLS", "PE FILM"], filmRolls),
        Kind(
          "392051", ["ACRYLIC SHEETS ON PALLETS", "PMMA SHEETS"],
          PanelGoods(
            content: .pet, density: 1.05...1.17, sizes: [(2050, 1250), (2450, 1230)], height: 250...520, layer: 3...10,
            unevenness: 0.003...0.01, bearer: 120, package: "PX"
          ).packed),
      ]),
    GoodsFamily(
      "plastic-pipes-profiles", kg: 4_000...9_000, 7_000...17_000, in: [.dry, .openTop],
      [
        Kind(
          "391723", ["PVC PIPES", "TUBOS DE PVC", "RIGID PVC TUBES"],
          LongGoods(
            content: .pvc, density: 1.4...1.42, diameter: 75...320, wall: 2.5...7, lengths: [5700, 5800, 11_600]
          ).packed),
        Kind(
          "391721", ["HDPE PIPES", "POLYETHYLENE PIPES"],
          LongGoods(
            content: .plastic, density: 0.94...0.96, diameter: 110...400, wall: 7...22, lengths: [5800, 11_600, 11_800]
          ).packed),
        Kind(
          "391810", ["VINYL FLOOR COVERING IN ROLLS", "PVC FLOORING"],
          LongGoods(
            content: .softPVC, density: 1.0...1.25, diameter: 240...420, lengths: [2050, 4050], unevenness: 0.02,
            package: "RO"
          ).packed),
      ]),
    GoodsFamily(
      "plastic-articles-cartons", kg: 2_500...4_800, 4_800...10_500,
      [
        Kind(
          "392410", ["PLASTIC HOUSEHOLD ARTICLES", "KITCHENWARE OF PLASTIC", "ARTICULOS DE PLASTICO"],
          CartonGoods(
            content: .polypropylene, density: 0.07...0.17, sizes: [(580, 420, 430), (640, 500, 480)], texture: .bands,
            unevenness: 0.15...0.35, spread: 0.02...0.15, headspace: 10...40, parts: [1, 2, 3], palletised: 0.1,
            packing: 1.12
          ).packed),
        Kind(
          "392330", ["PREFORMS AND EMPTY PLASTIC BOTTLES", "PLASTIC CONTAINERS"],
          CartonGoods(
            content: .pet, density: 0.06...0.14, sizes: [(600, 600, 400)], texture: .grain, unevenness: 0.1...0.2,
            palletised: 0.7, packing: 1.12, inside: .rows(diameter: 60...95, contrast: 0.15...0.35, necks: 0.3)
          ).packed),
      ]),
    GoodsFamily(
      "rubber-bales", kg: 17_000...21_500, 21_000...26_500,
      [
        Kind(
          "400122", ["TSNR NATURAL RUBBER SMR 20", "CAUCHO NATURAL EN BALAS", "STANDARD RUBBER IN PALLETS"],
          BaleGoods(
            content: .rubberBale, density: 0.72...0.86, sizes: [(1420, 1010, 1100), (680, 180, 340)], texture: .streaks,
            unevenness: 0.02...0.05, straps: 0
          ).packed),
        Kind(
          "400219", ["STYRENE BUTADIENE RUBBER", "SBR 1502 IN METAL BOXES"],
          BaleGoods(
            content: .rubberBale, density: 0.66...0.78, sizes: [(1400, 1050, 1100)], unevenness: 0.02...0.06, straps: 2
          ).packed),
      ]),
    GoodsFamily(
      "tyres", kg: 3_000...6_500, 6_500...13_500,
      [
        Kind(
          "401110", ["NEW PNEUMATIC TYRES FOR CARS", "PASSENGER CAR TYRES", "NEUMATICOS PARA AUTOMOVILES"],
          TyreGoods(outer: 570...690, width: 170...245, beadShare: 0.62).packed),
        Kind(
          "401120", ["NEW TYRES FOR TRUCKS AND BUSES", "TBR TYRES", "PNEUS POIDS LOURDS"],
          TyreGoods(outer: 980...1090, width: 260...325, beadShare: 0.54).packed),
      ]),
    GoodsFamily(
      "rubber-articles", kg: 6_500...14_000, 12_000...22_000,
      [
        Kind(
          "401519", ["RUBBER GLOVES IN CARTONS", "NITRILE GLOVES", "GUANTES DE CAUCHO"],
          CartonGoods(
            content: .rubber, density: 0.26...0.38, sizes: [(360, 260, 260), (400, 300, 250)], texture: .grain,
            unevenness: 0.03...0.08, parts: [2, 3, 4], palletised: 0.1
          ).packed),
        Kind(
          "401012", ["CONVEYOR BELTS IN ROLLS", "BANDAS TRANSPORTADORAS"],
          CoilGoods(
            content: .rubber, density: 1.1...1.25, outer: 1000...1700, width: 650...1400, bore: [250, 300],
            axes: [.disc, .disc, .roll], unevenness: 0.02, package: "RO"
          ).packed),
      ]),
  ]

  private static func granules(_ content: Substance, _ density: ClosedRange<Double>) -> Packing {
    SackGoods(content: content, kg: [25], density: density, unevenness: 0.015...0.05, palletised: 0.95, tareKg: 0.15)
      .packed
  }

  private static let filmRolls = Packing.either(
    ReelGoods(
      contents: [.polypropylene, .plastic], density: 0.86...0.93, diameter: 480...760, width: 500...1300, tiers: 2,
      unevenness: 0.006
    ).packed,
    LongGoods(
      content: .plastic, density: 0.86...0.92, diameter: 240...420, lengths: [1100, 1650, 2100], texture: .grain,
      package: "RO"
    ).packed)
}
