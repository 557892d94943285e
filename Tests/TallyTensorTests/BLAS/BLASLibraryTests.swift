import TallyTensor
import Testing

@Test(
  "libraries are recognised by path and by what they say",
  arguments: [
    ("/usr/lib/x86_64-linux-gnu/openblas-pthread/libblas.so.3", nil, "OpenBLAS", false),
    ("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", nil, "reference", true),
    ("/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "OpenBLAS 0.3.21 DYNAMIC_ARCH", "reference", true),
    ("/usr/lib/x86_64-linux-gnu/blis-pthread/libblas.so.3", nil, "BLIS", false),
    ("linked into the program", "OpenBLAS 0.3.21 DYNAMIC_ARCH", "OpenBLAS", false),
  ] as [(String, String?, String, Bool)])
func recognised(path: String, details: String?, name: String, slow: Bool) {
  let library = BLASLibrary(path: path, details: details)
  #expect(library.name == name && library.isSlowReference == slow)
  #expect(library.line.contains("install") == slow)
}

@Test("the library in use is a file of this machine")
func inUse() {
  #expect(BLAS.library.path.hasPrefix("/"), "\(BLAS.library.path)")
}
