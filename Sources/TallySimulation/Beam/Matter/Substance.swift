/// What things are made of; the rows of `materials.csv` that give their elements.
enum Substance: Int, Sendable, CaseIterable {
  // Metals.
  case steel, stainless, castIron, aluminium, copper, brass, zinc, tin, lead, cable, motor, steelScrap, aluminiumScrap
  // Wood and paper.
  case wood, hardwood, logs, softLogs, plywood, mdf, particleboard, charcoal, woodPellets, cork, bamboo, paper
  case newsprint, glossyPaper, cellulose
  // Plastics and rubber.
  case plastic, polypropylene, pet, pvc, softPVC, petBales, plasticWaste, foam, softFoam, polystyrene, toys, diapers
  case rubber, tyreRubber, rubberBale
  // Liquids.
  case diesel, water, lubricant, palmOil, juice, tomatoPuree, spirits, solvent, glycerine, caustic, latexPaint
  case bitumen, wax
  // Stone, earth, glass.
  case soil, ceramic, porcelain, brick, refractory, cement, granite, marble, glass, plasterboard, fibreCement
  case rockWool, glassWool, sand, salt, kaolin, chromite, manganeseOre, zincConcentrate, coal, coke
  // Chemicals.
  case urea, npk, sodaAsh, caustics, titaniumDioxide, citricAcid, polyol, detergent, liquidDetergent, pharmaceuticals
  case cosmetics, fireworks, gumArabic
  // Food and feed, raw.
  case bananas, oranges, apples, grapes, pineapples, potatoes, onions, garlic, tomatoes, fries, berries, beef, pork
  case chicken, fish, shrimp, butter, cheese, milkPowder, honey, rice, wheat, maize, flour, starch, pulses, soybeans
  case peanuts, almonds, raisins, coffee, cocoa, tea, pepper, sugar, meal, fishMeal, petFood, hay, flowers
  // Food and drink, prepared.
  case chocolate, biscuits, pasta, noodles, cannedFish, cannedTomatoes, ketchup, cola, beer, wine, bottledSpirits
  case tobacco, cigarettes
  // Textiles and hides.
  case cotton, cottonLint, fabric, polyester, wool, jute, usedClothing, carpet, leather, hides, footwear
  // Articles.
  case electronics, television, lamps, solarPanels, lithiumCells, leadAcid, alkaline, carParts, household
  // Contraband.
  case cocaine, cocaineSalt, heroin, methamphetamine, mdma, captagon, hashish, cannabis, currency, plasticExplosive
  case tnt, ammunition, firearms, ivory, scales, tissue
}
