import Foundation
import TallyDomain
import TallyManifest
import Testing
@Test(.enabled(if: ProcessInfo.processInfo.environment["MF_PROBE"] != nil)) func perfProbe() throws {
  for f in ["/tmp/mf/big.edi", "/tmp/mf/big.csv"] {
    let c = ContinuousClock()
    var r: ManifestImport?
    let t = try c.measure { r = try ManifestReader().read(path: f) }
    print("PROBE", f, t, r!.manifest.consignments.count, r!.manifest.remarks?.count ?? 0)
    var text = ""
    print("PROBE json write", try c.measure { text = try ManifestWriter.json(r!.manifest) }, text.utf8.count)
    print("PROBE json read", try c.measure { _ = try ManifestReader().read(bytes: Array(text.utf8), name: "j") })
    print("PROBE cuscar write", c.measure { text = ManifestWriter.cuscar(r!.manifest) }, text.utf8.count)
    print("PROBE csv write", c.measure { text = ManifestWriter.csv(r!.manifest) }, text.utf8.count)
    print("PROBE index", c.measure { _ = ManifestIndex([r!.manifest]) })
  }
}
