import TallyDomain
import Testing

@Suite("Names and the scans that they make")
struct ScanGroupTests {
  /// Names in a folder, and the scans that they are: stem, images with roles, sidecar.
  private static let folders: [(names: [String], scans: [String])] = [
    (["A.tif", "A.json"], ["A: A.tif all, A.json"]),
    (["A_low.png", "A_high.png", "A.json"], ["A: A_high.png high, A_low.png low, A.json"]),
    (["A_L.TIF", "A_H.TIFF"], ["A: A_H.TIFF high, A_L.TIF low"]),
    (["b.tif", "a.tif", "B.json"], ["a: a.tif all", "b: b.tif all"]),
    (["A_low.tif"], ["A: A_low.tif low"]),
    (["A_L.tif", "A_L.json"], ["A_L: A_L.tif all, A_L.json"]),
    (["A_L.tif", "A_L.json", "A.json"], ["A: A_L.tif low, A.json"]),
    (["A.tif", "A.png"], ["A: A.png all, A.tif all"]),
    (["A.tif", "A_high.tif"], ["A: A.tif all, A_high.tif high"]),
    ([".A.tif", "A.tif.part", ".B.tif.part", "A.problem.json", "dataset.json", "notes.txt", "tif", ".tif"], []),
    (["A.tif", "A.problem.json", "A.receipt.json"], ["A: A.tif all"]),
    (["Y_L_H.tif", "Y_L.json", "Y.tif"], ["Y: Y.tif all", "Y_L: Y_L_H.tif high, Y_L.json"]),
    (["_high.tif", "x.y_H.tif"], ["_high: _high.tif all", "x.y: x.y_H.tif high"]),
  ]

  @Test("files are grouped by stem", arguments: folders)
  func grouping(names: [String], scans: [String]) {
    let found = ScanGroup.groups(names: names).map { scan in
      "\(scan.stem): "
        + (scan.images.map { "\($0.name) \($0.role)" } + (scan.sidecar.map { [$0] } ?? [])).joined(separator: ", ")
    }
    #expect(found == scans)
    #expect(ScanGroup.groups(names: names.reversed()) == ScanGroup.groups(names: names))
  }

  @Test("files that decide about each other's roles are of one family; others are grouped apart", arguments: folders)
  func families(names: [String], scans: [String]) {
    let families = Dictionary(grouping: names.filter { ScanName.family($0) != nil }) { ScanName.family($0) ?? "" }
    let apart = families.values.flatMap { ScanGroup.groups(names: $0) }.sorted { $0.stem < $1.stem }
    #expect(apart == ScanGroup.groups(names: names))
  }

  @Test("suffixes of planes are left out of the family's name, however many there are")
  func familyNames() {
    for name in ["Y.tif", "Y_L.tif", "Y_high.png", "Y_L_H.tif", "Y.json", "Y_low.json"] {
      #expect(ScanName.family(name) == "Y", "\(name)")
    }
    for name in ["Y.tif.part", ".Y.tif", "Y.problem.json", "Y.csv", "Y"] { #expect(ScanName.family(name) == nil) }
  }
}
