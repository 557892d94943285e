import TallyCore
import TallyDomain
import TallyPhysics
import Testing

@testable import TallySimulation

/// Reading a request, and refusing what cannot be.
struct YardRequestTests {
  @Test("a mix is read and scaled")
  func mix() throws {
    let mix = try YardMix(parsing: "clean=2, concealed=1,misdeclared=1")
    #expect(mix == YardMix(clean: 0.5, concealed: 0.25, misdeclared: 0.25))
    #expect(try YardMix(parsing: mix.text) == mix)
    #expect(mix.text == "clean=0.5,concealed=0.25,misdeclared=0.25")
  }

  @Test(
    "a wrong mix is refused with the part that is wrong",
    arguments: ["", "clean", "clean=x", "clean=-1", "dirty=1", "clean=1,clean=2", "clean=0", "clean=1e9", "clean=nan"])
  func badMix(text: String) {
    #expect(throws: SimulationError.self) { try YardMix(parsing: text) }
  }

  @Test("splits are read, and every scan falls into one, near the shares")
  func splits() throws {
    let splits = try YardSplits(parsing: "train=3,test=1")
    let names = (0..<400).map { splits.name(of: $0, seed: 9) }
    #expect(Set(names) == ["train", "test"])
    let train = names.count { $0 == "train" }
    #expect((260...340).contains(train), "\(train) of 400")
    for text in ["", "train", "train=0", "other=1", "train=1,train=1", "train=-1"] {
      #expect(throws: SimulationError.self) { try YardSplits(parsing: text) }
    }
  }

  @Test("unknown goods, containers and scanners are refused and what is known is listed")
  func unknown() throws {
    func refusal(_ change: (inout YardRequest) -> Void) -> SimulationError? {
      var request = YardRequest(count: 1, seed: 1)
      change(&request)
      do {
        _ = try Yard(request)
        return nil
      } catch { return error }
    }
    #expect(refusal { _ in } == nil)
    let goods = try #require(refusal { $0.goods = ["bananas-cartons", "moon-cheese"] })
    #expect(goods.explanation.code == "TLY-SIM-003" && goods.explanation.remedy.contains("paper-reels"))
    let box = try #require(refusal { $0.containers = ["99"] })
    #expect(box.explanation.remedy.contains("40HC"))
    let scanner = try #require(refusal { $0.scanner = "tricorder" })
    #expect(scanner.explanation.problem.contains("no such scanner"))
    for change in [
      { $0.count = 0 }, { $0.itemMassKg = 0...10 }, { $0.itemMassKg = 5...9000 }, { $0.pitchMm = 1 },
      { $0.threads = 0 },
      { $0.goods = [] },
    ] as [(inout YardRequest) -> Void] {
      #expect(refusal(change) != nil)
    }
  }

  @Test("a request for some goods and boxes gets no others")
  func chosen() throws {
    var request = YardRequest(count: 12, seed: 4)
    request.goods = ["steel-coils", "coffee-bags"]
    request.containers = ["20"]
    let yard = try Yard(request)
    for index in 0..<12 {
      let scene = YardScene(index: index, yard: yard, geometry: yard.base.geometry)
      #expect(scene.truck.containers.allSatisfy { $0.type.sizeType == "22G1" })
      #expect(scene.loads.flatMap(\.loads).allSatisfy { ["steel-coils", "coffee-bags"].contains($0.family) })
    }
  }
}
