import Foundation
import TallyCore
import TallyDomain
import TallyPhysics
import Testing

private func weigh(_ phantom: BoxPhantom, geometry: Bool = true, seed: UInt64 = 1) throws -> CargoMass {
  let radiograph = try phantom.radiograph(seed: seed)
  let maps = try PhysicsInversion(phantom.scanner).invert(radiograph)
  return CargoMass(
    maps, box: phantom.box, sizeType: SizeType("22G1"), pitch: radiograph.pitch, pitchIsDeclared: true,
    geometry: geometry ? phantom.scanner.geometry : nil)
}

@Test(
  "Cargo is weighed within 5 % and inside the stated interval",
  arguments: [
    ("mobile-6-4", "sugar", 0.30, 0.02...0.98, 1_900.0), ("mobile-6-4", "cigarettes", 0.2, 0.1...0.7, 1_500),
    ("portal-9-6", "steel", 0.25, 0.0...1.0, 700), ("portal-9-6", "paper", 0.4, 0.3...0.9, 2_100),
  ])
func massOfCargo(name: String, goods: String, density: Double, length: ClosedRange<Double>, height: Double) throws {
  var phantom = try BoxPhantom(name)
  let truth = try phantom.load(goods, density: density, lengthShare: length, heightMm: height)
  let mass = try weigh(phantom)
  #expect(relativeError(mass.massKg, truth) < Tolerance.mass, "\(goods): \(mass.massKg) kg, not \(truth)")
  #expect(mass.interval.low < truth && (mass.interval.high.map { $0 > truth } ?? true), "\(mass.interval), \(truth)")
  #expect(!mass.isLowerBound && mass.structureKg > 100 && mass.cargoDensity.count == phantom.box.area)
}

@Test("An empty box weighs nothing, and its walls are measured")
func emptyBox() throws {
  let mass = try weigh(try BoxPhantom("mobile-6-4"))
  // 2 mm of sheet at 0.95 of 7.85 g/cm³.
  #expect(mass.wallIsMeasured && abs(mass.wallGCm2 - 1.49) < 0.1, "\(mass.wallGCm2) g/cm²")
  #expect(mass.massKg < 250 && mass.interval.low < 60, "\(mass.massKg) kg, \(mass.interval)")
}

@Test("Without the geometry the rays are level: less accurate, and the interval says so")
func levelRays() throws {
  var phantom = try BoxPhantom("mobile-6-4")
  let truth = try phantom.load("sugar", density: 0.3, lengthShare: 0.05...0.95, heightMm: 1_300)
  let (fan, level) = (try weigh(phantom), try weigh(phantom, geometry: false))
  #expect(level.sigmaKg > fan.sigmaKg)
  #expect(relativeError(level.massKg, truth) < 0.15, "\(level.massKg) kg, not \(truth)")
}

@Test("Where nothing comes through, the mass is a lower bound without an upper end")
func lowerBound() throws {
  var phantom = try BoxPhantom("mobile-6-4")
  let truth = try phantom.load("steel", density: 4, lengthShare: 0.3...0.6, heightMm: 900)
  let mass = try weigh(phantom)
  #expect(mass.isLowerBound && mass.interval.high == nil && mass.unpenetratedShare > 0.05)
  #expect(mass.massKg < truth && mass.massKg > 0.05 * truth)
}
