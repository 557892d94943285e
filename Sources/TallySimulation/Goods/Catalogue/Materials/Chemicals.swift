extension GoodsFamily {
  /// Chemicals, oils, paints, medicines, soap, fireworks.
  static let chemicals: [GoodsFamily] = [
    GoodsFamily(
      "petroleum-drums", kg: 14_000...20_000, 20_000...25_500, in: [.dry, .tank],
      [
        Kind(
          "271019", ["LUBRICATING OIL IN DRUMS", "ACEITE LUBRICANTE", "BASE OIL"],
          DrumGoods(content: .lubricant, density: 0.86...0.9).packed, only: .dry),
        Kind(
          "271012", ["MINERAL SPIRITS IN TANK CONTAINER", "SOLVENT NAPHTHA"],
          LiquidGoods(content: .diesel, density: 0.76...0.84).tank, only: .tank),
        Kind(
          "271320", ["BITUMEN IN NEW STEEL DRUMS", "BITUME EN FUTS", "BITUMEN 60/70"],
          DrumGoods(content: .bitumen, density: 1.0...1.04, vessels: [.steelDrum]).packed, only: .dry),
        Kind(
          "271220", ["PARAFFIN WAX SLABS IN CARTONS", "PARAFINA"],
          CartonGoods(
            content: .wax, density: 0.66...0.8, sizes: [(560, 240, 370)], unevenness: 0.005...0.02, headspace: 2...8,
            parts: [1, 2]
          ).packed, only: .dry),
      ]),
    GoodsFamily(
      "inorganic-chemicals-bags", kg: 19_000...26_000, 23_000...27_500,
      [
        Kind(
          "283620", ["SODA ASH DENSE IN BAGS", "CARBONATO DE SODIO", "SODA ASH 1000 KG BIG BAGS"],
          .either(sacks(.sodaAsh, [25, 50], 0.95...1.08), BigBagGoods(content: .sodaAsh, density: 0.98...1.08).packed)),
        Kind("281511", ["CAUSTIC SODA FLAKES", "SODA CAUSTICA EN ESCAMAS"], sacks(.caustics, [25], 0.85...1.05)),
        Kind(
          "280469", ["SILICON METAL IN BIG BAGS", "SILICIO METALICO"],
          BigBagGoods(content: .sand, density: 1.25...1.4).packed),
        Kind(
          "282890", ["SODIUM HYPOCHLORITE IN IBC", "SODIUM CHLORITE SOLUTION"],
          TankBoxGoods(content: .caustic, density: 1.2...1.27).packed),
      ]),
    GoodsFamily(
      "organic-chemicals-drums", kg: 14_000...20_500, 19_000...25_500, in: [.dry, .tank],
      [
        Kind(
          "290230", ["TOLUENE IN DRUMS", "TOLUENO"], DrumGoods(content: .solvent, density: 0.85...0.88).packed,
          only: .dry),
        Kind(
          "290545", ["GLYCERINE IN IBC", "REFINED GLYCERINE 99.5%", "GLICERINA"],
          TankBoxGoods(content: .glycerine, density: 1.24...1.26).packed, only: .dry),
        Kind(
          "290244", ["MIXED XYLENE IN TANK", "XYLENE ISOMERS"],
          LiquidGoods(content: .solvent, density: 0.85...0.87).tank, only: .tank),
        Kind(
          "291814", ["CITRIC ACID MONOHYDRATE IN BAGS", "ACIDO CITRICO"], sacks(.citricAcid, [25], 0.78...0.9),
          only: .dry),
      ]),
    GoodsFamily(
      "pharmaceuticals-cartons", kg: 4_500...8_500, 8_500...16_000, in: [.dry, .reefer],
      [
        Kind(
          "300490", ["MEDICAMENTS IN DOSAGE FORM", "MEDICAMENTOS", "PHARMACEUTICAL PRODUCTS"],
          CartonGoods(
            content: .pharmaceuticals, density: 0.17...0.32,
            sizes: [(400, 300, 300), (480, 330, 380), (600, 400, 400)], texture: .grain, unevenness: 0.05...0.12,
            parts: [2, 3, 4], palletised: 0.95, packing: 1.12
          ).packed),
        Kind(
          "300510", ["ADHESIVE DRESSINGS", "MEDICAL SUPPLIES", "APOSITOS"],
          CartonGoods(
            content: .cotton, density: 0.12...0.22, sizes: [(500, 380, 380)], texture: .cloud, unevenness: 0.06...0.14,
            parts: [2, 3], palletised: 0.7
          ).packed),
      ]),
    GoodsFamily(
      "paints-pigments-pails", kg: 16_000...23_000, 21_000...26_500,
      [
        Kind(
          "320910", ["WATER BASED PAINT IN PAILS", "PINTURA LATEX", "EMULSION PAINT"],
          DrumGoods(content: .latexPaint, density: 1.25...1.42, vessels: [.pail, .tin]).packed),
        Kind(
          "320611", ["TITANIUM DIOXIDE PIGMENT IN BAGS", "DIOXIDO DE TITANIO"],
          sacks(.titaniumDioxide, [25], 0.75...1.05, palletised: 0.95)),
        Kind(
          "321511", ["PRINTING INK BLACK", "TINTAS DE IMPRENTA"],
          DrumGoods(content: .latexPaint, density: 1.0...1.1, vessels: [.palletDrum, .pail]).packed),
      ]),
    GoodsFamily(
      "fragrances-extracts-drums", kg: 12_000...18_500, 18_000...24_500,
      [
        Kind(
          "330112", ["ORANGE OIL IN DRUMS", "ESSENTIAL OIL OF ORANGE", "ACEITE ESENCIAL DE NARANJA"],
          DrumGoods(content: .solvent, density: 0.84...0.86).packed),
        Kind(
          "130120", ["GUM ARABIC IN BAGS", "GOMME ARABIQUE"],
          SackGoods(content: .gumArabic, kg: [25, 50], density: 0.58...0.72, texture: .lumps, unevenness: 0.06...0.12)
            .packed),
        Kind(
          "330210", ["FOOD FLAVOURINGS", "AROMAS ALIMENTARIOS"],
          DrumGoods(content: .glycerine, density: 1.0...1.15, vessels: [.fibreDrum, .pail, .plasticDrum]).packed),
      ]),
    GoodsFamily(
      "cosmetics-detergents-cartons", kg: 8_000...15_000, 14_000...23_000,
      [
        Kind(
          "340250", ["WASHING POWDER IN CARTONS", "DETERGENTE EN POLVO", "WASCHMITTEL"],
          CartonGoods(
            content: .detergent, density: 0.46...0.68, sizes: [(400, 300, 280), (360, 260, 260)], texture: .grain,
            unevenness: 0.02...0.05, parts: [2, 3, 4]
          ).packed),
        Kind(
          "340130", ["LIQUID SOAP IN BOTTLES", "SHOWER GEL", "JABON LIQUIDO"],
          bottles(.liquidDetergent, 0.5...0.68, 62...80)),
        Kind("330510", ["SHAMPOO", "HAIR CARE PRODUCTS", "CHAMPU"], bottles(.cosmetics, 0.4...0.58, 50...66)),
        Kind(
          "340111", ["TOILET SOAP BARS", "JABON DE TOCADOR", "SAVON DE TOILETTE"],
          CartonGoods(
            content: .wax, density: 0.55...0.74, sizes: [(380, 220, 270)], texture: .grain, unevenness: 0.02...0.05,
            parts: [3, 4], packing: 1.08
          ).packed),
      ]),
    GoodsFamily(
      "chemical-preparations-drums", kg: 13_000...20_000, 19_000...25_500,
      [
        Kind(
          "380893", ["HERBICIDE IN 20 L CANS", "GLYPHOSATE 480 SL", "HERBICIDAS"],
          DrumGoods(content: .glycerine, density: 1.1...1.2, vessels: [.pail, .plasticDrum]).packed),
        Kind(
          "350691", ["ADHESIVES IN DRUMS", "PEGAMENTOS", "KLEBSTOFFE"],
          DrumGoods(content: .latexPaint, density: 1.0...1.12, vessels: [.palletDrum, .pail]).packed),
        Kind(
          "382499", ["CHEMICAL PREPARATIONS IN IBC", "ADDITIVES FOR CONCRETE"],
          TankBoxGoods(content: .polyol, density: 1.02...1.12).packed),
        Kind(
          "382761", ["REFRIGERANT GAS IN CYLINDERS", "GAS REFRIGERANTE R410A"],
          DrumGoods(content: .glycerine, density: 1.1...1.2, vessels: [.cylinder, .lowCylinder]).packed),
      ]),
    GoodsFamily(
      "fireworks-explosives-cartons", kg: 5_000...9_500, 9_000...17_000,
      [
        Kind(
          "360410", ["FIREWORKS 1.4G", "CONSUMER FIREWORKS UN0336", "FUEGOS ARTIFICIALES"],
          CartonGoods(
            content: .fireworks, density: 0.27...0.42, sizes: [(480, 320, 380), (600, 260, 400)], texture: .grain,
            unevenness: 0.06...0.14, parts: [2, 3, 4], palletised: 0.05, packing: 1.2,
            inside: .rows(diameter: 28...60, contrast: 0.12...0.35, necks: 0)
          ).packed),
        Kind(
          "360500", ["SAFETY MATCHES", "FOSFOROS"],
          CartonGoods(
            content: .wood, density: 0.2...0.3, sizes: [(470, 300, 330)], unevenness: 0.04...0.09, parts: [3, 4],
            palletised: 0.1
          ).packed),
      ]),
  ]
}
