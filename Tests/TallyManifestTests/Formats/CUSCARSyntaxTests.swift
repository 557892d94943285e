import TallyCore
import TallyDomain
import TallyManifest
import Testing

/// Where a message is wrong, the error says where. The wrong element stands between ⟦ and ⟧ in the message itself.
@Suite struct CUSCARSyntaxTests {
  @Test(arguments: [
    "GID+⟦1⟧+10:CT'",
    "CNI+1+B1'RFF+BM:B1'GID+1+⟦1O:CT⟧'",
    "CNI+1+B1'RFF+BM:B1'GID+1+10:CT'MEA+AAE+G+⟦KGM:12.3.4⟧'",
    "CNI+1+B1'RFF+BM:B1'GID+1+10:CT'MEA+AAE+AAL+⟦KGM:1E5⟧'",
    "CNI+1+B1'RFF+BM:B1'GID+1+10:CT'SGP+CSQU3054383+⟦ten⟧'",
    "CNI+1+B1'RFF+BM:B1'GID+1'PAC+⟦1.5⟧++CT'",
    "EQD+CN+CSQU3054383+22G1'MEA+AAE+T+⟦KGM:heavy⟧'",
    "CNI+1+B1'CNT+⟦7:x:KGM⟧'",
  ])
  func theWrongElementIsNamed(_ marked: String) throws {
    let body = "BGM+785+X+9'" + marked
    let plain = body.filter { $0 != "⟦" && $0 != "⟧" }
    let before = body.prefix { $0 != "⟦" }
    let segment = before.count(where: { $0 == "'" }) + 2  // UNH is 1
    let element = before.split(separator: "'", omittingEmptySubsequences: false).last?.count(where: { $0 == "+" }) ?? 0
    let text = "UNB+UNOA:1+A+B+200101:0000+1'UNH+M1+CUSCAR:D:96B:UN'\(plain)UNT+9+M1'UNZ+1+1'"
    let error = #expect(throws: ManifestError.self) { try read(text) }
    guard case .syntax(_, let message, let foundSegment, let tag, let foundElement, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(message == "M1")
    #expect(foundSegment == segment && foundElement == element, "\(error?.explanation.line ?? "")")
    #expect(error?.explanation.place.contains("segment \(segment), \(tag), element \(element)") == true)
  }

  @Test func oneBadMessageDoesNotStopTheOthers() throws {
    func message(_ name: String, _ count: String) -> String {
      "UNH+\(name)+CUSCAR:D:96B:UN'BGM+785+\(name)+9'CNI+1+B\(name)'RFF+BM:B\(name)'GID+1+\(count):CT'UNT+6+\(name)'"
    }
    let text =
      "UNB+UNOA:1+A+B+200101:0000+1'" + message("1", "10") + message("2", "many") + "UNH+3+BAPLIE:D:95B:UN'BGM'UNT+3+3'"
      + message("4", "7") + "UNZ+4+1'"
    let result = try read(text)
    #expect(result.manifests.map { $0.message?.reference } == ["1", "4"])
    #expect(result.manifest.consignments.map(\.transportDocument) == ["B1", "B4"])
    #expect(result.manifest.remarks == nil)
    #expect(
      result.failures == [
        .syntax(
          file: "test", message: "2", segment: 5, tag: "GID", element: 2, expected: "a number of packages",
          found: "many"),
        .notACargoReport(file: "test", message: "3", type: "BAPLIE"),
      ])
  }

  @Test func aMessageThatWasCutOffIsRefused() throws {
    let text = "UNB+UNOA:1+A+B+200101:0000+1'UNH+1+CUSCAR:D:96B:UN'BGM+785+X+9'CNI+1+B1'RFF+BM:B1'GID+1+10:"
    let error = #expect(throws: ManifestError.self) { try read(text) }
    guard case .syntax(_, "1", 6, "UNT", _, _, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func countsAndReferencesAreRemarks() throws {
    let text =
      "UNB+UNOA:1+A+B+200101:0000+REF1'UNH+1+CUSCAR:D:96B:UN'BGM+785+X+9'CNI+1+B1'RFF+BM:B1'UNT+7+2'UNZ+3+REF2'"
    #expect(
      try read(text).manifest.remarks == [
        Manifest.Remark(at: "segment 5, UNT", text: "says 7 segments, there are 5"),
        Manifest.Remark(at: "segment 5, UNT", text: "message reference 2 is not that of UNH, 1"),
        Manifest.Remark(at: "UNZ", text: "says 3 messages, there are 1"),
        Manifest.Remark(at: "UNZ", text: "control reference REF2 is not that of UNB, REF1"),
      ])
  }

  @Test func strangeAndMisplacedSegmentsAreSkippedWithARemark() throws {
    let text =
      "UNH+1+CUSCAR:D:96B:UN'BGM+785+X+9'SEL+S1+CA'XYZ+1+2'CNI+1+B1'RFF+BM:B1'SGP+CSQU3054383+1'GID+1+10:CT'UNT+9+1'"
    let remarks = try read(text).manifest.remarks ?? []
    #expect(
      remarks == [
        Manifest.Remark(at: "segment 3, SEL", text: "stands in a wrong place and was skipped"),
        Manifest.Remark(at: "segment 4, XYZ", text: "segment XYZ is not known and was skipped"),
        Manifest.Remark(at: "segment 7, SGP", text: "stands in a wrong place and was skipped"),
      ])
  }

  @Test func serviceCharactersAreThoseOfUNA() throws {
    let text =
      "UNA=*,! ~UNB*UNOA=1*A*B*200101=0000*1~UNH*1*CUSCAR=D=96B=UN~BGM*785*X!~1*9~CNI*1*B+1~RFF*BM=B+1~"
      + "GID*1*10=CT~FTX*AAA***NAILS: SIZE 3!* AND 4~MEA*AAE*G*KGM=12,5~UNT*8*1~UNZ*1*1~"
    let manifest = try read(text).manifest
    #expect(manifest.message?.reference == "X~1")
    #expect(manifest.consignments.first?.transportDocument == "B+1")
    #expect(manifest.consignments.first?.goodsItems?.first?.description == "NAILS: SIZE 3* AND 4")
    #expect(manifest.consignments.first?.goodsItems?.first?.grossMassKg == 12.5)
    #expect(manifest.remarks == nil)
  }

  @Test func linesOfOneLengthAreJoined() throws {
    let text = DialectMessage.egyptAgent.text.replacing("\n", with: "")
    let characters = Array(text)
    let wrapped = stride(from: 0, to: characters.count, by: 40).map { start in
      String(characters[start..<min(characters.count, start + 40)])
    }.joined(separator: "\r\n")
    #expect(try read(wrapped).manifest == read(text).manifest)
  }

  @Test func theNumberOfAGoodsItemMayComeTwice() throws {
    let text =
      "UNH+1+CUSCAR:D:96B:UN'BGM+785+X+9'CNI+1+B1'RFF+BM:B1'GID+1+10:CT'FTX+AAA+++NAILS'SGP+CSQU3054383'"
      + "GID+1+5:CT'FTX+AAA+++SCREWS'SGP+CSQU3054383'UNT+11+1'"
    let manifest = try read(text).manifest
    #expect(manifest.consignments.first?.goodsItems?.map(\.sequence) == [1, 2])
    #expect(manifest.remarks?.contains { $0.text.contains("stands twice") } == true)
  }

  private func read(_ text: String) throws -> ManifestImport {
    try ManifestReader().read(bytes: Array(text.utf8), name: "test")
  }
}

extension DialectMessage {
  /// The message as text, where it is ASCII.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}
