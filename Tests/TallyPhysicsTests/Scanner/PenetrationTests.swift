import TallyPhysics
import Testing

@Test("Each scanner sees as much steel as it states, reckoned", arguments: ScannerModel.knownNames)
func statedPenetration(name: String) throws {
  let scanner = try ScannerModel.named(name)
  let limit = PenetrationTest(try ForwardModel(scanner)).limitMm()
  #expect(abs(limit - scanner.penetrationSteelMm) < Tolerance.penetrationMm, "\(name): \(limit) mm")
}

/// Commercial figures: about 260 mm at 6 MeV on a truck, over 300 mm at the top of the range, 200 mm and more at 4.5 MeV.
@Test("The scanners are those of the trade")
func commercialPenetration() throws {
  func stated(_ name: String) throws -> Double { try ScannerModel.named(name).penetrationSteelMm }
  #expect((240...300).contains(try stated("mobile-6-4")))
  #expect((300...400).contains(try stated("portal-9-6")))
  #expect((180...240).contains(try stated("mobile-4.5")))
}

@Test("On simulated pictures the bar is seen before the limit and lost behind it", arguments: ScannerModel.knownNames)
func simulatedPenetration(name: String) throws {
  let scanner = try ScannerModel.named(name)
  let test = PenetrationTest(try ForwardModel(scanner))
  func mean(_ share: Double) -> Double {
    (0..<4 as Range<UInt64>).reduce(0) {
      $0 + test.measuredSignificance(steelMm: share * scanner.penetrationSteelMm, seed: $1)
    } / 4
  }
  // Blur takes some of a bar of ten pixels, and noise of amplifiers and crystals that reckoning leaves out some more.
  #expect(mean(0.85) > PenetrationTest.sigmas, "\(name)")
  #expect(mean(1) > 0.5 * PenetrationTest.sigmas && mean(1) < 1.3 * PenetrationTest.sigmas, "\(name)")
  #expect(mean(1.2) < 0.5 * PenetrationTest.sigmas, "\(name)")
}
