import Testing

@testable import TallyIntake

private typealias Step = (file: FileState, sighting: FileSettling.Sighting, second: Double, action: FileSettling.Action)

/// A file by its size; another size is written at another time.
private func file(_ bytes: Int64, modified: Int64? = nil, inode: UInt64 = 1) -> FileState {
  FileState(bytes: bytes, modifiedNanoseconds: modified ?? bytes, inode: inode)
}
private func again(_ second: Double) -> FileSettling.Action { .lookAgain(at: .seconds(second)) }
private func listed(_ age: Double) -> FileSettling.Sighting { .listed(age: .seconds(age)) }

private let stories: [String: [Step]] = [
  "stands still": [
    (file(10), .looked, 0, again(2)), (file(10), .looked, 1, again(2)), (file(10), .looked, 2, .announce),
    (file(10), .looked, 3, .nothing),
  ],
  "grows, so the wait starts again": [
    (file(10), .looked, 0, again(2)), (file(99), .looked, 2, again(4)), (file(99), .looked, 4, .announce),
  ],
  "keeps its size and is written over": [
    (file(10), .looked, 0, again(2)), (file(10, modified: 77), .looked, 1, again(3)),
    (file(10, modified: 77), .looked, 3, .announce),
  ],
  "another file under the name, alike in size and time": [
    (file(10), .looked, 0, again(2)), (file(10, inode: 2), .looked, 1, again(3)),
    (file(10, inode: 2), .looked, 3, .announce),
  ],
  "renamed into place": [(file(10), .renamedIntoPlace, 0, .announce), (file(10), .looked, 9, .nothing)],
  "renamed over one that was still moving": [
    (file(10), .looked, 0, again(2)), (file(50, inode: 2), .renamedIntoPlace, 1, .announce),
  ],
  "changes after it was whole": [
    (file(10), .renamedIntoPlace, 0, .announce), (file(11), .looked, 5, again(7)), (file(11), .looked, 7, .announce),
  ],
  "replaced by a rename after it was whole": [
    (file(10), .renamedIntoPlace, 0, .announce), (file(10, inode: 2), .renamedIntoPlace, 5, .announce),
  ],
  "listed, and last written long ago": [(file(10), listed(2), 0, .announce)],
  "listed, and written a moment ago": [
    (file(10), listed(1.9), 0, again(2)), (file(10), listed(3.9), 2, .announce),
  ],
  "listed, and written in the future": [
    (file(10), listed(-86_400), 0, again(2)), (file(10), listed(-86_398), 2, .announce),
  ],
  "listed twice while it grows slowly with an old time: only an unseen inode proves a rename": [
    (file(10), listed(0), 0, again(2)), (file(20), listed(9), 1, again(3)), (file(20), listed(11), 3, .announce),
  ],
  "a rename that only a listing shows, over a file that was whole": [
    (file(10), .renamedIntoPlace, 0, .announce), (file(20, inode: 2), listed(30), 5, .announce),
  ],
]

@Suite("When a file is whole")
struct FileSettlingTests {
  @Test("stories", arguments: stories.keys.sorted())
  func settling(_ story: String) throws {
    var settling = FileSettling()
    for step in try #require(stories[story]) {
      let action = settling.seen(step.file, step.sighting, settle: .seconds(2), at: .seconds(step.second))
      #expect(action == step.action, "second \(step.second)")
    }
  }

  @Test("a file that grows for ever stays moving, and remembers since when")
  func endless() {
    var settling = FileSettling()
    for second in 0..<10_000 {
      let action = settling.seen(file(Int64(second)), .looked, settle: .seconds(2), at: .seconds(second + 5))
      #expect(action == again(Double(second) + 7))
    }
    #expect(settling.movingFrom == .seconds(5))
    #expect(settling.settled == nil)
  }
}

@Suite("Renames and names")
struct RenameTests {
  @Test("a rename is into place from a name for writing or from another folder, not among the folder's own names")
  func renames() {
    let renames = Held(RenamePairing())
    renames.value.movedOut(".A.tif.part", cookie: 1)
    renames.value.movedOut("B.tif.PART", cookie: 2)
    renames.value.movedOut("C.tif", cookie: 3)
    #expect(renames.value.movedIn(cookie: 3) == .looked)
    #expect(renames.value.movedIn(cookie: 2) == .renamedIntoPlace)
    #expect(renames.value.movedIn(cookie: 1) == .renamedIntoPlace)
    #expect(renames.value.movedIn(cookie: 4) == .renamedIntoPlace)
    #expect(renames.value == RenamePairing())
  }

  @Test("renames out of the folder do not pile up")
  func bounded() {
    let renames = Held(RenamePairing())
    for cookie in 0..<1000 { renames.value.movedOut("C.tif", cookie: UInt32(cookie)) }
    let found = (0..<1000).filter { renames.value.movedIn(cookie: UInt32($0)) == .looked }
    #expect(found == Array(936..<1000))
  }

  @Test(
    "what a name is for",
    arguments: [
      ("A.tif", FileErrand.scan(family: "A")), ("A_low.PNG", .scan(family: "A")), ("A_H.json", .scan(family: "A")),
      (".A.tif", .passedOver), (".A.tif.part", .passedOver), ("A.tif.part", .passedOver), ("A.TIF.PART", .passedOver),
      ("A.problem.json", .passedOver), ("A.RECEIPT.json", .passedOver), ("quarantine", .passedOver),
      ("receipts", .passedOver), ("A.jpg", .unknown), ("A", .unknown), ("tif", .unknown), ("A.tif.tmp", .unknown),
    ])
  func errands(name: String, errand: FileErrand) {
    #expect(FileErrand(name, in: .scans) == errand)
    #expect(FileErrand(name, in: .manifests) == (errand == .passedOver ? .passedOver : .manifest))
  }
}
