import TallyDomain
import Testing

@testable import TallyImaging

@Suite("Plane order")
struct PlaneOrderTests {
  private typealias Case = (
    roles: [ScanFiles.Role], count: Int, planes: [String]?, order: [Int], air: [Double], missing: [String]
  )

  /// Files, planes in them, what the sidecar names (its air levels are always 1, 2) → order, air levels, what is missing.
  private static let cases: [Case] = [
    ([.all], 2, nil, [0, 1], [1, 2], []), ([.all], 2, ["high", "low"], [0, 1], [1, 2], []),
    ([.all], 2, ["low", "high"], [1, 0], [2, 1], []), ([.all], 1, nil, [0], [1], []),
    ([.all], 1, ["high", "low"], [0], [1], ["low"]), ([.all], 1, ["low", "high"], [0], [1], ["high"]),
    ([.all], 1, ["low"], [0], [1, 2], []), ([.all], 2, ["high"], [0, 1], [1, 2], []),
    ([.high, .low], 2, nil, [0, 1], [1, 2], []), ([.high, .low], 2, ["low", "high"], [0, 1], [2, 1], []),
    ([.high], 1, nil, [0], [1], ["low"]), ([.low], 1, nil, [0], [2], ["high"]),
    ([.low], 1, ["low"], [0], [1, 2], []), ([.low], 1, ["high", "low"], [0], [2], ["high"]),
    ([.all], 2, ["6 MeV", "4 MeV"], [0, 1], [1, 2], []), ([.all], 2, ["low", "low"], [0, 1], [1, 2], []),
  ]

  @Test("names of files and sidecar decide which plane is which", arguments: cases.indices)
  func order(index: Int) {
    let given = Self.cases[index]
    var sidecar = ScanSidecar(), image = ScanSidecar.Image()
    (image.planes, image.air, image.dark) = (given.planes, [1, 2], [7])
    sidecar.image = image
    let found = PlaneOrder(roles: given.roles, count: given.count, sidecar: sidecar)
    #expect(found.order == given.order && found.missing == given.missing)
    #expect(found.sidecar.image?.air == given.air)
    #expect(found.isChanged == (given.order == [1, 0]))
  }
}
