import TallyDomain
import Testing

@testable import TallyIntake

private typealias Deeds = [(second: Double, deed: FolderConversation.Deed)]
private struct Story {
  var deeds: Deeds, told: [String]
  var hasEvents = true, takes = FileErrand.Folder.scans, planes = [ScanName.Role.high, .low], end = 1000.0
}

private let stories: [String: Story] = [
  "a slow writer": Story(
    deeds: (1...500).map { (Double($0) / 100, .write("A.tif", Int64($0))) } + [(5, .place("A.json", 9))],
    told: ["7 A: A.tif 500 all, A.json 9 sidecar"]),
  "renamed into place": Story(
    deeds: [(1, .place("A.json", 9)), (3, .place("A.tif", 70))], told: ["3 A: A.tif 70 all, A.json 9 sidecar"]),
  "sidecar after the picture": Story(
    deeds: [(1, .place("A.tif", 70)), (20, .place("A.json", 9))], told: ["20 A: A.tif 70 all, A.json 9 sidecar"]),
  "sidecar after its time": Story(
    deeds: [(1, .place("A.tif", 70)), (22, .place("A.json", 9))],
    told: ["21 A: A.tif 70 all", "22 A: A.tif 70 all, A.json 9 sidecar"]),
  "low before high": Story(
    deeds: [(1, .place("A_low.tif", 7)), (2, .place("A.json", 9)), (30, .place("A_high.tif", 8))],
    told: ["30 A: A_high.tif 8 high, A_low.tif 7 low, A.json 9 sidecar"]),
  "high before low": Story(
    deeds: [(1, .place("A_H.png", 8)), (30, .place("A_L.png", 7)), (31, .place("A.json", 9))],
    told: ["31 A: A_H.png 8 high, A_L.png 7 low, A.json 9 sidecar"]),
  "a plane that never comes": Story(
    deeds: [(1, .place("A_low.tif", 7)), (2, .place("A.json", 9))],
    told: ["61 A: A_low.tif 7 low, A.json 9 sidecar, The plane high did not come within 60 s."]),
  "a plane that comes later": Story(
    deeds: [(1, .place("A_low.tif", 7)), (2, .place("A.json", 9)), (70, .place("A_high.tif", 8))],
    told: [
      "61 A: A_low.tif 7 low, A.json 9 sidecar, The plane high did not come within 60 s.",
      "70 A: A_high.tif 8 high, A_low.tif 7 low, A.json 9 sidecar",
    ]),
  "a scanner of one energy": Story(
    deeds: [(1, .place("A_low.tif", 7)), (2, .place("A.json", 9))], told: ["2 A: A_low.tif 7 low, A.json 9 sidecar"],
    planes: [.low]),
  "the second plane grows for ever": Story(
    deeds: [(1, .place("A_high.tif", 7)), (1, .place("A.json", 9))]
      + (1...100).map { (Double($0), .write("A_low.tif", Int64($0))) },
    told: [
      "61 A: A_high.tif 7 high, A.json 9 sidecar, The plane low was still being written after 60 s.",
      "102 A: A_high.tif 7 high, A_low.tif 100 low, A.json 9 sidecar",
    ]),
  "restart in the middle of a settling file and of a wait": Story(
    deeds: [
      (1, .place("A.tif", 70)), (2, .write("B.tif", 5)), (3, .write("B.tif", 6)), (4, .restart),
      (6, .place("A.json", 9)), (7, .place("B.json", 9)),
    ],
    told: ["6 A: A.tif 70 all, A.json 9 sidecar", "7 B: B.tif 6 all, B.json 9 sidecar"]),
  "restart after all was recorded": Story(
    deeds: [
      (1, .place("A.tif", 70)), (1, .place("A.json", 9)), (1, .place("B_high.tif", 5)), (1, .place("B_low.tif", 5)),
      (30, .restart), (40, .list), (50, .restart),
    ],
    told: ["1 A: A.tif 70 all, A.json 9 sidecar", "21 B: B_high.tif 5 high, B_low.tif 5 low"]),
  "a sidecar that came while nobody watched": Story(
    deeds: [(1, .place("A.tif", 70)), (30, .restart), (31, .place("A.json", 9))],
    told: ["21 A: A.tif 70 all", "31 A: A.tif 70 all, A.json 9 sidecar"]),
  "a file that changed while nobody watched": Story(
    deeds: [
      (1, .place("A.tif", 70)), (1, .place("A.json", 9)), (100, .write("A.tif", 71)), (100, .restart),
    ],
    told: [
      "1 A: A.tif 70 all, A.json 9 sidecar",
      "122 A: A.tif 71 all, A.json 9 sidecar, "
        + "The sidecar was not sent again within 20 s; the earlier one was taken.",
    ]),
  "another scan under the same names": Story(
    deeds: [
      (1, .place("A_H.tif", 70)), (1, .place("A_L.tif", 70)), (1, .place("A.json", 9)), (50, .place("A.json", 10)),
      (55, .place("A_L.tif", 71)), (65, .place("A_H.tif", 72)),
    ],
    told: [
      "1 A: A_H.tif 70 high, A_L.tif 70 low, A.json 9 sidecar",
      "65 A: A_H.tif 72 high, A_L.tif 71 low, A.json 10 sidecar",
    ]),
  "another scan under the same names, the old files deleted one by one": Story(
    deeds: [
      (1, .place("A_H.tif", 70)), (1, .place("A_L.tif", 70)), (1, .place("A.json", 9)), (50, .remove("A_L.tif")),
      (51, .place("A_L.tif", 71)), (52, .place("A.json", 10)), (60, .remove("A_H.tif")), (62, .place("A_H.tif", 72)),
    ],
    told: [
      "1 A: A_H.tif 70 high, A_L.tif 70 low, A.json 9 sidecar",
      "62 A: A_H.tif 72 high, A_L.tif 71 low, A.json 10 sidecar",
    ]),
  "a corrected sidecar": Story(
    deeds: [(1, .place("A.tif", 70)), (1, .place("A.json", 9)), (50, .place("A.json", 10))],
    told: ["1 A: A.tif 70 all, A.json 9 sidecar", "70 A: A.tif 70 all, A.json 10 sidecar"]),
  "deleting delivered files tells nothing": Story(
    deeds: [
      (1, .place("A_H.tif", 70)), (1, .place("A_L.tif", 70)), (1, .place("A.json", 9)), (5, .remove("A_L.tif")),
      (6, .remove("A.json")), (7, .remove("A_H.tif")),
    ],
    told: ["1 A: A_H.tif 70 high, A_L.tif 70 low, A.json 9 sidecar"]),
  "deleted before it was complete": Story(deeds: [(1, .place("A.tif", 70)), (10, .remove("A.tif"))], told: []),
  "a sidecar with the whole name of an image": Story(
    deeds: [(1, .place("A_L.tif", 70)), (5, .place("A_L.json", 9))], told: ["5 A_L: A_L.tif 70 all, A_L.json 9 sidecar"]
  ),
  "two scans of one family": Story(
    deeds: [
      (1, .place("A.tif", 1)), (1, .place("A_L.tif", 2)), (1, .place("A_L.json", 3)), (2, .place("A.json", 4)),
      (2, .place("A_L_L.tif", 5)), (2, .place("A_L_H.tif", 6)), (3, .remove("A.json")),
    ],
    told: [
      "1 A_L: A_L.tif 2 all, A_L.json 3 sidecar", "2 A: A.tif 1 all, A_L.tif 2 low, A.json 4 sidecar",
      "2 A_L: A_L_H.tif 6 high, A_L_L.tif 5 low, A_L.json 3 sidecar",
    ], end: 5),
  "a sidecar without a picture": Story(
    deeds: [(1, .place("A.json", 70)), (200, .list)], told: ["61 TLY-INT-036 /w/A.json"]),
  "a network folder: renames and writers are seen by listing": Story(
    deeds: [
      (4, .place("A.tif", 70)), (4, .place("A.json", 9)), (4.5, .write("B.tif", 1)), (5, .list),
      (6, .write("B.tif", 2)),
      (9, .place("B.json", 9)), (10, .list), (15, .list),
    ],
    told: ["5 A: A.tif 70 all, A.json 9 sidecar", "10 B: B.tif 2 all, B.json 9 sidecar"], hasEvents: false),
  "a store that refuses": Story(
    deeds: [
      (1, .refuse(true)), (2, .place("A.tif", 70)), (2, .place("A.json", 9)), (3, .place("B.tif", 70)),
      (3, .place("B.json", 9)), (4, .place("A.json", 10)), (5, .remove("B.tif")), (60, .refuse(false)),
    ],
    told: ["66 TLY-INT-036 /w/B.json", "66 A: A.tif 70 all, A.json 10 sidecar"], end: 400),
  "unknown files are told once": Story(
    deeds: [
      (1, .write("A.jpg", 1)), (2, .write("A.tif.tmp", 1)), (3, .remove("A.tif.tmp")), (9, .write("A.jpg", 2)),
      (20, .list), (21, .write("thumbs.db", 7)),
    ],
    told: ["3 unknown /w/A.jpg", "23 unknown /w/thumbs.db"]),
  "what is not opened is told once": Story(
    deeds: [
      (1, .entry("A.tif", .link)), (2, .entry("B.tif", .special)), (3, .entry("sub", .folder)),
      (4, .entry("quarantine", .folder)), (5, .entry(".git", .folder)), (6, .list), (7, .entry("A.tif", .link)),
      (8, .place("A.tif", 70)), (8, .place("A.json", 9)), (20, .entry("A.tif", .link)), (21, .list),
    ],
    told: [
      "1 TLY-INT-031 /w/A.tif", "2 TLY-INT-032 /w/B.tif", "3 TLY-INT-033 /w/sub",
      "8 A: A.tif 70 all, A.json 9 sidecar", "20 TLY-INT-031 /w/A.tif",
    ]),
  "ours and the unfinished are passed over": Story(
    deeds: [
      (1, .place(".A.tif.part", 1)), (1, .place("A.tif.part", 1)), (1, .place("A.problem.json", 1)),
      (1, .place("A.receipt.json", 1)), (1, .entry("receipts", .folder)), (5, .list),
    ], told: []),
  "manifests": Story(
    deeds: [
      (1, .write("voyage.edi", 1)), (2, .write("voyage.edi", 9)), (5, .place("goods.csv", 1)), (6, .list),
      (50, .write("voyage.edi", 10)), (60, .restart), (61, .entry("old", .folder)), (62, .place(".x.part", 1)),
    ],
    told: [
      "4 manifest /w/voyage.edi", "5 manifest /w/goods.csv", "52 manifest /w/voyage.edi", "60 manifest /w/goods.csv",
      "60 manifest /w/voyage.edi", "61 TLY-INT-033 /w/old",
    ], takes: .manifests),
]

@Suite("One folder")
struct FolderIntakeTests {
  @Test("stories", arguments: stories.keys.sorted())
  func story(_ name: String) throws {
    let story = try #require(stories[name])
    var rules = FolderIntake.Rules(folder: "/w", profile: "gate", takes: story.takes)
    rules.gathering.planes = story.planes
    var conversation = FolderConversation(rules, hasEvents: story.hasEvents)
    conversation.play(story.deeds, to: story.end)
    #expect(conversation.told == story.told)
  }

  @Test("the store is asked once about each file in each state and run")
  func questions() {
    var conversation = FolderConversation(FolderIntake.Rules(folder: "/w"))
    conversation.play(
      [(1, .place("A_high.tif", 7)), (2, .place("A_low.tif", 7)), (3, .place("A.json", 7)), (9, .list), (20, .list)],
      to: 500)
    #expect(conversation.mostQuestions == 1)
    #expect(conversation.intake.isIdle)
  }
}
