extension GoodsFamily {
  /// Machines, electrical equipment, vehicles and their parts.
  static let machines: [GoodsFamily] = [
    GoodsFamily(
      "machinery-crated", kg: 5_000...16_000, 8_000...22_000, in: [.dry, .openTop, .flatRack],
      [
        Kind(
          "845811", ["CNC LATHES IN CRATES", "MACHINE TOOLS", "LATHES WITH ACCESSORIES", "TORNOS CNC"],
          Packing(MachineryFamily.stow)),
        Kind(
          "847710", ["INJECTION MOULDING MACHINE", "PLASTIC PROCESSING MACHINERY IN CASES", "SPRITZGIESSMASCHINE"],
          Packing(MachineryFamily.stow)),
        Kind(
          "847989", ["MACHINERY AND PARTS", "INDUSTRIAL MACHINES AND MECHANICAL APPLIANCES", "MAQUINARIA INDUSTRIAL"],
          Packing(MachineryFamily.stow)),
        Kind(
          "841370", ["CENTRIFUGAL PUMPS", "BOMBAS CENTRIFUGAS"],
          ArticleGoods(articles: [HeavyArticles.motor], mostLayers: 3, package: "PX").packed),
      ]),
    GoodsFamily(
      "electrical-equipment", kg: 9_000...22_000, 13_000...26_000, in: [.dry, .openTop],
      [
        Kind(
          "850152", ["ELECTRIC MOTORS", "MOTORES ELECTRICOS", "AC MOTORS ON PALLETS"],
          ArticleGoods(articles: [HeavyArticles.motor], mostLayers: 3, package: "PX").packed),
        Kind(
          "850421", ["DISTRIBUTION TRANSFORMERS", "TRANSFORMADORES ELECTRICOS"],
          ArticleGoods(articles: [HeavyArticles.transformer], mostLayers: 1, package: "CR").packed),
        Kind(
          "850211", ["DIESEL GENERATING SETS", "GRUPOS ELECTROGENOS"],
          ArticleGoods(articles: [HeavyArticles.generator], mostLayers: 1, package: "PK").packed),
        Kind(
          "850720", ["LEAD ACID BATTERIES ON PALLETS", "BATERIAS DE PLOMO", "AUTOMOTIVE BATTERIES"],
          CartonGoods(
            content: .leadAcid, density: 1.6...1.95, sizes: [(250, 200, 180), (280, 195, 175), (510, 230, 220)],
            unevenness: 0.01...0.03, spread: 0.005...0.01, wall: 4...7, headspace: 10...25, palletised: 1,
            packing: 1.03, inside: .leaves(pitch: 40...48, share: 0.84), package: "PX"
          ).packed, only: .dry),
        Kind(
          "854449", ["ELECTRIC CABLES ON DRUMS", "CABLES ELECTRICOS EN BOBINAS", "POWER CABLE"],
          CoilGoods(
            content: .cable, density: 2.0...3.4, outer: 900...1700, width: 500...950, bore: [400, 500, 600],
            axes: [.disc, .disc, .roll], flange: 45, unevenness: 0.05, package: "DR"
          ).packed),
        Kind(
          "850760", ["LITHIUM ION BATTERIES UN3480", "LITHIUM BATTERY MODULES"],
          CartonGoods(
            content: .lithiumCells, density: 0.7...1.1, sizes: [(600, 260, 400), (500, 220, 360)],
            unevenness: 0.01...0.04, wall: 10...18, headspace: 15...35, parts: [2, 3], palletised: 1, packing: 1.12
          ).packed, only: .dry),
      ]),
    GoodsFamily(
      "household-appliances", kg: 2_800...5_200, 5_500...11_500,
      [
        Kind(
          "841810", ["REFRIGERATORS COMBINED", "REFRIGERADORES", "KUEHLSCHRAENKE"], appliances(Appliances.refrigerator)),
        Kind(
          "845011", ["WASHING MACHINES FULLY AUTOMATIC", "LAVADORAS", "WASCHMASCHINEN"],
          appliances(Appliances.washingMachine)),
        Kind("841510", ["SPLIT AIR CONDITIONERS", "ACONDICIONADORES DE AIRE"], appliances(Appliances.airConditioner)),
        Kind("851660", ["ELECTRIC COOKERS AND OVENS", "COCINAS ELECTRICAS"], appliances(Appliances.cooker)),
        Kind("851650", ["MICROWAVE OVENS", "HORNOS MICROONDAS"], appliances(Appliances.microwave)),
      ]),
    GoodsFamily(
      "electronics-cartons", kg: 3_500...7_500, 7_000...15_500,
      [
        Kind(
          "847130", ["LAPTOP COMPUTERS", "NOTEBOOKS", "COMPUTADORAS PORTATILES"],
          CartonGoods(
            content: .electronics, density: 0.16...0.3, sizes: [(520, 380, 360), (480, 340, 330)], texture: .grain,
            unevenness: 0.04...0.1, parts: [3, 4, 5], palletised: 0.9, packing: 1.15,
            inside: .cores(.aluminium, massShare: 0.55, edgeShare: 0.5)
          ).packed),
        Kind(
          "851713", ["SMARTPHONES", "MOBILE PHONES", "TELEFONOS MOVILES"],
          CartonGoods(
            content: .electronics, density: 0.22...0.4, sizes: [(420, 260, 300)], texture: .grain,
            unevenness: 0.04...0.1, parts: [3, 4], palletised: 1, packing: 1.15,
            inside: .leaves(pitch: 22...34, share: 0.6)
          ).packed),
        Kind(
          "852872", ["LED TELEVISIONS", "TELEVISORES", "TV SETS IN CARTONS"],
          ArticleGoods(articles: [HouseholdArticles.television], mostLayers: 3, package: "CT").packed),
        Kind(
          "852990", ["PARTS OF TELEVISION SETS", "ELECTRONIC COMPONENTS AND PARTS", "PIEZAS ELECTRONICAS"],
          CartonGoods(
            content: .electronics, density: 0.14...0.34, sizes: [(400, 280, 300), (560, 300, 380)], texture: .lumps,
            unevenness: 0.25...0.5, spread: 0.05...0.15, parts: [2, 3, 4], palletised: 0.6, packing: 1.12
          ).packed),
        Kind(
          "854143", ["PHOTOVOLTAIC MODULES", "SOLAR PANELS ON PALLETS", "PANELES SOLARES"],
          UprightGoods(
            content: .solarPanels, density: 0.4...0.52, length: 1700...2280, height: 1000...1140, thickness: 30...40,
            count: 26...31, member: 60, uprights: 4, frame: 11, package: "PX"
          ).packed),
      ]),
    GoodsFamily(
      "vehicles", kg: 1_800...4_500, 4_500...9_500,
      [
        Kind(
          "870323", ["USED PASSENGER CARS", "VEHICULOS USADOS", "1 UNIT USED CAR AND PARTS", "VOITURES D'OCCASION"],
          Packing(VehicleFamily.cars)),
        Kind(
          "871120", ["MOTORCYCLES IN CRATES", "MOTOCICLETAS", "SCOOTERS CKD"],
          ArticleGoods(articles: [VehicleFamily.motorcycle], mostLayers: 2, package: "CR").packed),
        Kind(
          "871200", ["BICYCLES IN CARTONS", "BICICLETAS", "FAHRRAEDER"],
          ArticleGoods(articles: [VehicleFamily.bicycle], mostLayers: 3, package: "CT").packed),
      ]),
    GoodsFamily(
      "vehicle-parts", kg: 7_000...18_000, 11_000...24_500,
      [
        Kind(
          "840820", ["USED DIESEL ENGINES", "MOTORES DIESEL", "ENGINES FOR VEHICLES"],
          ArticleGoods(articles: [HeavyArticles.engine], mostLayers: 2, package: "PX").packed),
        Kind(
          "870840", ["GEARBOXES IN RACKS", "CAJAS DE CAMBIO", "GETRIEBE"],
          ArticleGoods(articles: [HeavyArticles.partsRack], mostLayers: 2, package: "RK").packed),
        Kind(
          "870899", ["AUTO PARTS", "CAR PARTS IN CARTONS AND RACKS", "REPUESTOS AUTOMOTRICES"],
          .either(
            ArticleGoods(articles: [HeavyArticles.partsRack], mostLayers: 2, package: "PK").packed,
            CartonGoods(
              content: .carParts, density: 0.2...0.42, sizes: [(1100, 900, 1100), (750, 500, 1100), (580, 380, 400)],
              texture: .lumps, unevenness: 0.4...0.7, spread: 0.1...0.2, parts: [1, 2, 3], palletised: 0.3,
              inside: .cores(.castIron, massShare: 0.3, edgeShare: 0.35)
            ).packed)),
        Kind(
          "870870", ["ALLOY WHEELS", "LLANTAS DE ALUMINIO"],
          CartonGoods(
            content: .aluminium, density: 0.2...0.32, sizes: [(480, 240, 480)], texture: .lumps, unevenness: 0.1...0.2,
            wall: 10...18, palletised: 0.8, inside: .hollow(wall: 40)
          ).packed),
      ]),
  ]

  private static func appliances(_ article: Article) -> Packing {
    ArticleGoods(articles: [article], package: "CT").packed
  }
}
