extension GoodsFamily {
  /// Every family of the yard.
  static let all: [GoodsFamily] = food + materials + articles

  private static let food = [
    GoodsFamily(
      key: "bananas-cartons",
      lines: [
        (
          "080390",
          [
            "FRESH BANANAS IN CARTONS", "GREEN BANANAS CAVENDISH 18.14 KG BOXES", "BANANAS FRESCAS EN CAJAS",
            "FRESH CAVENDISH BANANAS",
          ]
        ),
        ("080310", ["PLANTAINS IN CARTONS", "PLATANOS FRESCOS EN CAJAS"]),
      ], stow: CartonFamilies.bananas, usualKg: (9_000...14_000, 17_000...23_500)),
    GoodsFamily(
      key: "frozen-meat-cartons",
      lines: [
        (
          "020230",
          ["FROZEN BONELESS BEEF", "CARNE BOVINA DESOSSADA CONGELADA", "FROZEN BEEF BONELESS CUTS IN CARTONS"]
        ),
        ("020714", ["FROZEN CHICKEN CUTS", "FROZEN POULTRY LEG QUARTERS", "FROZEN CHICKEN MDM IN CARTONS"]),
        ("020329", ["FROZEN PORK CUTS", "FROZEN PORK BELLIES IN CARTONS"]),
      ], stow: CartonFamilies.frozenMeat, usualKg: (12_000...21_000, 20_000...27_000)),
    GoodsFamily(
      key: "coffee-bags",
      lines: [
        (
          "090111",
          [
            "GREEN COFFEE BEANS IN JUTE BAGS", "CAFE EN GRANO VERDE", "COFFEE ARABICA NOT ROASTED IN BAGS",
            "RAW COFFEE ROBUSTA GRADE 2",
          ]
        )
      ], stow: BagFamilies.coffee, usualKg: (17_000...21_500, 19_000...26_000)),
    GoodsFamily(
      key: "beverages-palletised",
      lines: [
        ("220300", ["BEER IN CANS", "LAGER BEER ON PALLETS", "BEER MADE FROM MALT"]),
        ("220210", ["SOFT DRINKS", "CARBONATED SOFT DRINKS ON PALLETS", "LEMONADE IN BOTTLES"]),
        ("220110", ["MINERAL WATER IN BOTTLES", "NATURAL MINERAL WATER"]),
        ("220421", ["WINE IN BOTTLES", "RED WINE 75 CL IN CARTONS", "STILL WINE IN GLASS BOTTLES"]),
      ], stow: BeverageFamily.stow, usualKg: (15_000...24_000, 20_000...27_000)),
  ]

  private static let materials = [
    GoodsFamily(
      key: "timber-sawn",
      lines: [
        ("440711", ["SAWN PINE TIMBER KILN DRIED", "SOFTWOOD LUMBER IN BUNDLES", "PINE SAWN TIMBER S4S"]),
        ("440712", ["SPRUCE SAWN TIMBER", "SAWN WOOD SPRUCE AND FIR"]),
      ], stow: TimberFamily.stow, usualKg: (11_000...17_000, 17_000...27_000)),
    GoodsFamily(
      key: "paper-reels",
      lines: [
        ("480100", ["NEWSPRINT IN REELS", "NEWSPRINT PAPER REELS 45 GSM"]),
        ("480411", ["KRAFTLINER IN REELS", "UNBLEACHED KRAFT LINER ROLLS"]),
        ("481019", ["COATED PAPER IN REELS", "COATED WOODFREE PAPER ROLLS"]),
      ], stow: RollFamilies.paperReels, usualKg: (14_000...22_000, 20_000...26_500)),
    GoodsFamily(
      key: "ceramic-tiles",
      lines: [
        ("690721", ["CERAMIC FLOOR TILES", "PORCELAIN TILES ON PALLETS", "GLAZED CERAMIC TILES"]),
        ("690722", ["CERAMIC WALL TILES", "AZULEJOS CERAMICOS"]),
      ], stow: TileFamily.stow, usualKg: (18_000...27_500, 22_000...27_500)),
    GoodsFamily(
      key: "steel-coils",
      lines: [
        ("720839", ["HOT ROLLED STEEL COILS", "HR STEEL STRIP IN COILS"]),
        ("720917", ["COLD ROLLED STEEL IN COILS", "CR COILS"]),
        ("721049", ["GALVANISED STEEL COILS", "HOT DIP GALVANIZED STEEL SHEET IN COILS"]),
      ], stow: RollFamilies.steelCoils, usualKg: (15_000...26_500, 20_000...27_000)),
    GoodsFamily(
      key: "plastic-granules-bags",
      lines: [
        ("390120", ["HDPE GRANULES IN 25 KG BAGS", "HIGH DENSITY POLYETHYLENE RESIN"]),
        ("390210", ["POLYPROPYLENE HOMOPOLYMER", "PP RESIN IN BAGS ON PALLETS"]),
        ("390110", ["LDPE RESIN", "LOW DENSITY POLYETHYLENE GRANULES"]),
      ], stow: BagFamilies.granules, usualKg: (13_000...18_000, 22_000...26_500)),
  ]

  private static let articles = [
    GoodsFamily(
      key: "garments-cartons",
      lines: [
        ("610910", ["COTTON T-SHIRTS", "READYMADE GARMENTS KNITTED", "T-SHIRTS KNITTED OF COTTON"]),
        ("620342", ["MENS TROUSERS OF COTTON", "READY MADE GARMENTS WOVEN", "DENIM TROUSERS"]),
      ], stow: CartonFamilies.garments, usualKg: (3_000...6_500, 6_000...13_000)),
    GoodsFamily(
      key: "machinery-crated",
      lines: [
        ("845811", ["CNC LATHES IN CRATES", "MACHINE TOOLS", "LATHES WITH ACCESSORIES"]),
        ("847710", ["INJECTION MOULDING MACHINE", "PLASTIC PROCESSING MACHINERY IN CASES"]),
        ("847989", ["MACHINERY AND PARTS", "INDUSTRIAL MACHINES AND MECHANICAL APPLIANCES"]),
      ], stow: MachineryFamily.stow, usualKg: (5_000...16_000, 8_000...22_000)),
    GoodsFamily(
      key: "furniture-cartons",
      lines: [
        ("940360", ["WOODEN FURNITURE KNOCKED DOWN", "FURNITURE IN CARTONS", "HOUSEHOLD FURNITURE"]),
        ("940161", ["UPHOLSTERED SOFAS", "SEATS WITH WOODEN FRAMES UPHOLSTERED", "CHAIRS AND SOFAS"]),
        ("940421", ["MATTRESSES", "SPRING MATTRESSES IN CARTONS"]),
      ], stow: FurnitureFamily.stow, usualKg: (3_000...7_000, 5_000...13_000)),
  ]
}
