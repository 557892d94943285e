internal import TallyDomain

/// Seven groups with room for one golden sentence each; the shipped vocabulary may grow without touching these tests.
let fakeVocabulary = CommodityVocabulary(
  table: ReferenceTable(
    text: """
      group,name,hs_ranges,density_low,density_high
      empty,Empty,,0,0
      bananas-cartons,Bananas in cartons,0803,0.25,0.4
      coffee-bags,Coffee in bags,0901,0.4,0.6
      paper-reels,Paper in reels,4801 4804 4810,0.6,0.8
      steel-coils,Steel in coils,7208-7212,1.5,3
      furniture-cartons,Furniture in cartons,9401-9403,0.1,0.2
      plastic-granules-bags,Plastic granules in bags,3901-3904,0.5,0.6
      """, name: "fake"))
