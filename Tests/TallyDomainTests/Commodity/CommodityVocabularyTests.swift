import TallyDomain
import Testing

private let vocabulary = CommodityVocabulary.standard

@Test("The vocabulary has 96 groups, a multiple of 8 for the detector's channels, and the first is the empty container")
func vocabularyShape() {
  #expect(vocabulary.groups.count == 96)
  #expect(vocabulary.groups.map(\.index) == Array(0..<96))
  #expect(vocabulary.empty.key == "empty")
  #expect(vocabulary.empty.hsPrefixes.isEmpty)
}

@Test("Keys are unique, lower case and hyphenated; names and densities are filled in")
func vocabularyForm() {
  #expect(Set(vocabulary.groups.map(\.key)).count == vocabulary.groups.count)
  let allowed = Set("abcdefghijklmnopqrstuvwxyz-")
  for group in vocabulary.groups {
    #expect(group.key.allSatisfy(allowed.contains) && group.key.first != "-" && group.key.last != "-", "\(group.key)")
    #expect(vocabulary.group(key: group.key) == group)
    #expect(!group.name.isEmpty)
    guard group.index > 0 else { continue }
    #expect(!group.hsPrefixes.isEmpty, "\(group.key)")
    // Nothing in a container is packed lighter than mineral wool or denser than stacked metal ingots.
    #expect(group.bulkDensity.lowerBound >= 0.02 && group.bulkDensity.upperBound <= 4, "\(group.key)")
    #expect(group.bulkDensity.upperBound <= group.bulkDensity.lowerBound * 15, "\(group.key)")
  }
}

@Test("Every chapter and heading of the nomenclature has a group, and every prefix of a group is in the nomenclature")
func vocabularyCoversNomenclature() throws {
  let table = ReferenceTable(named: "hs-codes.csv")
  let column = table.column("hs_code")
  let codes = table.rows.map { $0[column] }.filter { $0 != "TOTAL" }
  #expect(codes.count > 6900)
  for written in codes {
    let code = try #require(HSCode(written))
    #expect(vocabulary.group(of: code) != nil, "HS \(written) has no commodity group")
  }
  let known = Set(codes)
  for group in vocabulary.groups {
    for prefix in group.hsPrefixes { #expect(known.contains(prefix), "\(group.key): HS \(prefix)") }
  }
}

@Test(
  "Goods find their group by the longest prefix",
  arguments: [
    ("080390", "bananas-cartons"), ("0202", "frozen-meat-cartons"), ("0203", "frozen-meat-cartons"),
    ("020714", "frozen-meat-cartons"), ("090111", "coffee-bags"), ("0902", "tea-spices-cartons"),
    ("2202", "beverages-palletised"), ("220300", "beverages-palletised"), ("2204.21", "beverages-palletised"),
    ("2208", "spirits-cartons"), ("4407", "timber-sawn"), ("4801", "paper-reels"), ("4804", "paper-reels"),
    ("481013", "paper-reels"), ("4820", "paper-articles-cartons"), ("6109100010", "garments-cartons"),
    ("62", "garments-cartons"), ("690721", "ceramic-tiles"), ("6911", "ceramic-ware-cartons"),
    ("7208", "steel-coils"), ("721210", "steel-coils"), ("7214", "steel-bars-wire"), ("8479", "machinery-crated"),
    ("847130", "electronics-cartons"), ("841810", "household-appliances"), ("9401", "furniture-cartons"),
    ("940360", "furniture-cartons"), ("390110", "plastic-granules-bags"), ("3904", "plastic-granules-bags"),
    ("3923", "plastic-articles-cartons"), ("2402", "cigarettes-cartons"), ("2401", "tobacco-leaf-cartons"),
    ("3604", "fireworks-explosives-cartons"), ("8703", "vehicles"), ("4011", "tyres"),
    ("9301", "metal-articles-cartons"),
  ])
func groupOfGoods(written: String, key: String) throws {
  #expect(vocabulary.group(of: try #require(HSCode(written)))?.key == key)
}
