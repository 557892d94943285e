import Foundation
import TallyCore
import TallyDomain
import Testing

@testable import TallyPhysics

private func sidecar(_ model: String?, id: String? = nil) -> ScanSidecar {
  var sidecar = ScanSidecar()
  sidecar.scanner = .init(id: id, model: model)
  return sidecar
}

@Test("A machine is taken by its name where its energies fit, else the most alike with the energies stated")
func statedScanner() throws {
  let named = try #require(StatedScanner(sidecar("mobile-6-4"), energiesMev: [6, 4]))
  let nominal = try ScannerModel.named("mobile-6-4")
  #expect(named.isKnown && named.scanner == nominal)
  #expect(StatedScanner(sidecar("mobile-6-4"), energiesMev: [nil, nil])?.isKnown == true)
  let other = try #require(StatedScanner(sidecar("mobile-6-4"), energiesMev: [6.4, 4.3]))
  #expect(!other.isKnown && other.scanner.energiesMev == [6.4, 4.3])
  let relocatable = try #require(StatedScanner(sidecar("relocatable 9/6 MV", id: "YA-01"), energiesMev: [9, 6]))
  #expect(!relocatable.isKnown && relocatable.scanner.planes.count == 2 && relocatable.scanner.name.hasSuffix("9-6"))
  // Of a scanner with two energies one plane arrived.
  let single = try #require(StatedScanner(sidecar("mobile-6-4"), energiesMev: [4]))
  #expect(single.isKnown && single.scanner.energiesMev == [4])
  #expect(StatedScanner(sidecar("unheard of"), energiesMev: [nil, nil]) == nil)
  #expect(StatedScanner(sidecar(nil), energiesMev: [0.3]) == nil)
  var own = try ScannerModel.named("portal-9-6")
  own.name = "MX-07"
  #expect(StatedScanner(sidecar("x", id: "mx-07"), energiesMev: [9, 6], own: [own])?.scanner.name == "MX-07")
}

@Test("What is not known of a beam makes a doubt that a known one has not; it stays below a fifth")
func beamDoubt() throws {
  let scanner = try #require(StatedScanner(sidecar("unheard of"), energiesMev: [6, 4])).scanner
  let doubt = try BeamDoubt(scanner)
  #expect(doubt.density.count == PhysicsInversion.doubtPlaces && doubt.second.count == PhysicsInversion.doubtPlaces)
  #expect(doubt.density.allSatisfy { (0.003...0.2).contains($0) }, "\(doubt.density)")
  let single = try BeamDoubt(try ScannerModel.named("gantry-6"))
  #expect(single.second.isEmpty)
}

@Test("Over cells a box weighs what it weighs over pixels", arguments: ["mobile-6-4", "portal-9-6", "mobile-4.5"])
func cellsAndPixels(name: String) throws {
  // At the pitch of the scanner, or cells would be pixels.
  var phantom = try BoxPhantom(name, coarse: 1)
  let truth = try phantom.load("sugar", density: 0.3, lengthShare: 0.02...0.9, heightMm: 1_500)
  let radiograph = try phantom.radiograph(seed: 3)
  let fine = CargoMass(
    try PhysicsInversion(phantom.scanner).invert(radiograph), box: phantom.box, sizeType: SizeType("22G1"),
    pitch: radiograph.pitch, pitchIsDeclared: true, geometry: phantom.scanner.geometry)
  let stated = try #require(StatedScanner(sidecar(name), energiesMev: radiograph.planes.map(\.energyMev)))
  let weigher = try BoxWeigher(stated, rows: radiograph.height, pitch: radiograph.pitch)
  let box = weigher.weigh(radiograph, box: phantom.box, sizeType: SizeType("22G1"))
  #expect(relativeError(box.mass.estimateKg, fine.massKg) < 0.02, "\(box.mass.estimateKg), not \(fine.massKg)")
  #expect(box.mass.interval.contains(truth), "\(box.mass.interval), \(truth)")
  #expect(box.matter.isEmpty == (name == "mobile-4.5"))
  let area = box.region
  #expect(
    area.x0 == phantom.box.x0 && area.y0 == phantom.box.y0 && abs(area.x1 - phantom.box.x1) <= 4
      && area.width % box.width == 0, "\(area), \(phantom.box)")
}

@Test("A box that leaves the picture, or is smaller than a cell, is weighed without a crash")
func oddBoxes() throws {
  let phantom = try BoxPhantom("mobile-6-4")
  let radiograph = try phantom.radiograph(seed: 4)
  let stated = try #require(StatedScanner(sidecar("mobile-6-4"), energiesMev: [6, 4]))
  let weigher = try BoxWeigher(stated, rows: radiograph.height, pitch: radiograph.pitch)
  let (width, height) = (radiograph.width, radiograph.height)
  for region in [
    PixelRegion(x0: -40, y0: -10, x1: width + 90, y1: height + 5),
    PixelRegion(x0: width - 1, y0: height - 1, x1: width, y1: height),
    PixelRegion(x0: 0, y0: 0, x1: 1, y1: height), PixelRegion(x0: 3, y0: 100, x1: 60, y1: 101),
  ] {
    let box = weigher.weigh(radiograph, box: region, sizeType: nil)
    #expect(box.mass.estimateKg.isFinite && box.mass.interval.lowerBound >= 0 && box.width > 0)
  }
}

@Test("Where nothing came through, the mean of noise around nothing is nothing: more is seen to be hidden")
func unclipped() throws {
  var phantom = try BoxPhantom("mobile-6-4")
  let truth = try phantom.load("steel", density: 4, lengthShare: 0.3...0.6, heightMm: 900)
  let radiograph = try phantom.radiograph(seed: 5)
  let stated = try #require(StatedScanner(sidecar("mobile-6-4"), energiesMev: [6, 4]))
  let weigher = try BoxWeigher(stated, rows: radiograph.height, pitch: radiograph.pitch)
  let box = weigher.weigh(radiograph, box: phantom.box, sizeType: SizeType("22G1"))
  #expect(box.mass.isLowerBound && box.mass.unpenetratedM2 > 0.5)
  #expect(box.mass.interval.contains(truth) && box.mass.estimateKg < truth)
}
