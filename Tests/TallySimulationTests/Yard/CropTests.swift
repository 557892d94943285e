import Foundation
import TallyCore
import TallyDomain
import TallyPhysics
import TallyTestSupport
import Testing

@testable import TallySimulation

/// Training crops: labels that fit the picture, bytes that fit the seed.
struct CropTests {
  private func yard(_ count: Int, threads: Int = 1) throws -> Yard {
    var request = YardRequest(count: count, seed: 12)
    request.mix = try YardMix(parsing: "clean=0.3,concealed=0.6,empty=0.1")
    request.pitchMm = 32
    request.threads = threads
    return try Yard(request)
  }

  @Test("crops are read and refused")
  func request() throws {
    #expect(try CropRequest(parsing: "176x224", perScan: 4) == CropRequest(height: 176, width: 224, perScan: 4))
    for text in ["", "176", "x", "176x", "0x5", "176x224x3", "9999x64", "-5x64"] {
      #expect(throws: SimulationError.self) { try CropRequest(parsing: text, perScan: 4) }
    }
    #expect(throws: SimulationError.self) { try CropRequest(height: 64, width: 64, perScan: 0) }
    #expect(throws: SimulationError.self) { try CropRequest(height: 4096, width: 4096, perScan: 256) }
  }

  @Test("labels agree with the truth")
  func labels() throws {
    let yard = try yard(1), request = try CropRequest(height: 48, width: 64, perScan: 4)
    var withItem = 0
    for index in 0..<8 {
      let scanner = yard.scanner(of: index)
      let scene = YardScene(index: index, yard: yard, geometry: scanner.model.geometry)
      let picture = scene.picture(scanner), scan = yard.scan(scene, picture, scanner),
        labels = ScanLabels(scene, picture)
      for box in scan.truth.containers {
        let families = Set((box.goods ?? []).compactMap(\.family))
        let known = Set(
          families.compactMap { CommodityVocabulary.standard.group(key: $0).map { UInt8($0.index) } } + [0, 255])
        for y in box.rows[0]..<box.rows[1] {
          for x in box.columns[0]..<box.columns[1] {
            #expect(scan.truth.containers.count > 1 || known.contains(labels.commodity[y * labels.width + x]))
          }
        }
      }
      for i in labels.item.indices where labels.item[i] == 1 {
        #expect(scan.truth.items.contains { $0.box.contains(x: i % labels.width, y: i / labels.width) })
      }
      #expect(labels.commodity[0] == 255 && labels.cargo[0] == 0)
      let crops = ScanCrops(index, scene, scan, picture, request)
      #expect(crops.transmission.count == 4 * 2 * 48 * 64 && crops.commodity.count == 4 * 48 * 64)
      #expect(crops.declared.count == 4 * CommodityVocabulary.standard.groups.count)
      if crops.item.contains(1) { withItem += 1 }
    }
    #expect(withItem >= 3, "\(withItem) of 8 scans show what is hidden")
  }

  @Test("same seed, same bytes on one thread and on two; a larger count continues a smaller one")
  func sameBytes() throws {
    try withTemporaryFolder { folder in
      let request = try CropRequest(height: 32, width: 48, perScan: 2)
      let (one, two) = (folder.appending(path: "1"), folder.appending(path: "2"))
      try yard(19).writeCrops(request, to: one.path) { _ in }
      try yard(16).writeCrops(request, to: two.path) { _ in }
      try yard(19, threads: 2).writeCrops(request, to: two.path) { _ in }
      for name in ["crops-00000.npz", "crops-00001.npz", "index.json"] {
        let (a, b) = (try Data(contentsOf: one.appending(path: name)), try Data(contentsOf: two.appending(path: name)))
        #expect(a == b && a.count > 100, "\(name)")
      }
      let other = try CropRequest(height: 32, width: 64, perScan: 2)
      #expect(throws: SimulationError.self) { try yard(19).writeCrops(other, to: one.path) { _ in } }
    }
  }
}
