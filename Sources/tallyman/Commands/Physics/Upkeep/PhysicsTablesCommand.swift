internal import Foundation
internal import TallyCore
internal import TallyPhysics

/// `tallyman physics tables --out Sources/CTables/data`
struct PhysicsTablesCommand: RunnableCommand, Equatable {
  var out: String?, histories: Int?, seed: UInt64 = 1

  static let name = "physics tables"
  static let summary = "Reckon anew, photon by photon, the tables of build-up and of detector response."
  static let examples = ["tallyman physics tables --out out/tables --histories 20"]
  static var options: [Option<Self>] {
    [
      .value("--out", "DIR", "Where buildup.csv and detector-response.csv go.", \.out),
      .value(
        "--histories", "N", "Photons followed for each point; the defaults are those of the tables that ship.",
        \.histories, expected: "a whole number from 1 to 10000000",
        parse: { word in Int(word).flatMap { (1...10_000_000).contains($0) ? .some(.some($0)) : nil } }),
      .seed(\.seed),
    ]
  }

  func run(_ terminal: Terminal) throws -> ExitStatus {
    guard let out else { throw UsageError.missingWord(placeholder: "--out DIR") }
    try FileBytes.makeFolder(out)
    let response = TransportTables.detectorResponse(
      histories: histories ?? TransportTables.responseHistories, seed: seed)
    try FileBytes.write(Data(response.utf8), to: out + "/detector-response.csv")
    let buildup = try TransportTables.buildup(histories: histories ?? TransportTables.buildupHistories, seed: seed)
    try FileBytes.write(Data(buildup.utf8), to: out + "/buildup.csv")
    return .done
  }
}
