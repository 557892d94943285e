import TallyDomain
import Testing

@Suite struct ContainerNumberTests {
  /// The standard's own example, synthetic serials under real prefixes, and one whose remainder is 10, written 0.
  @Test(arguments: [
    "CSQU3054383", "MAEU1981074", "MSCU1171175", "HLXU7308240", "TCLU1410950", "MSKU1000090", "csqu 305438-3",
  ])
  func validNumbers(_ written: String) {
    let number = ContainerNumber(written)
    #expect(number.isWellFormed && number.hasValidCheckDigit)
    #expect(number.repairs.isEmpty)
  }

  @Test(arguments: [
    "CSQU3054384", "MSKU1000001", "CSQU305438", "CSQU30543830", "CS1U3054383", "", "ÅSQU3054383", "CSQU30543O3",
  ])
  func invalidNumbers(_ written: String) {
    #expect(!ContainerNumber(written).hasValidCheckDigit)
  }

  @Test(arguments: [
    ("BMOUO209899", "BMOU0209899"), ("CSQU305438B", "CSQU3054383"), ("CSQU305438K", nil),
    ("C5QU3054383", "CSQU3054383"), ("CSQV3054383", "CSQU3054383"),
    ("CSQU30S4383", "CSQU3054383"), ("CSQU3O54383", "CSQU3054383"), ("CSQ03054383", "CSQU3054383"),
  ])
  func repairs(_ read: String, real: String?) {
    let repairs = ContainerNumber(read).repairs.map(\.normalised)
    if let real { #expect(repairs.contains(real), "\(repairs)") } else { #expect(!repairs.contains("CSQU3054383")) }
    for repair in repairs { #expect(ContainerNumber(repair).hasValidCheckDigit) }
    #expect(Set(repairs).count == repairs.count)
  }

  @Test func twoMisreadCharactersAreNotRepaired() {
    #expect(!ContainerNumber("C5QU30S4383").repairs.map(\.normalised).contains("CSQU3054383"))
  }

  @Test func ownersAreNamed() {
    #expect(ContainerNumber("ACLU1234567").owner == "Atlantic Container Line")
    #expect(ContainerNumber("XXXU1234567").owner == nil)
    #expect(ContainerNumber("ab").prefix == "AB")
  }
}
