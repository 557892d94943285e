/// The BLAS that does the matrix products.
public struct BLASLibrary: Sendable, Codable, Equatable {
  /// OpenBLAS, BLIS, or reference.
  public let name: String
  /// The shared library that was loaded, symbolic links resolved.
  public let path: String
  /// What the library says of itself, where it does.
  public let details: String?
  /// True for the plain Fortran reference, some thirty times slower than a tuned library.
  public let isSlowReference: Bool

  /// Recognises a library by its file and by what it says of itself.
  public init(path: String, details: String?) {
    let text = path.lowercased()
    // Debian's folder of the reference library. OpenBLAS may be in the process all the same, brought in by another library's
    // need of LAPACK, and speak: it is not what multiplies.
    let isReference = text.contains("/blas/libblas.so")
    let details = isReference ? nil : details
    name =
      isReference
      ? "reference"
      : text.contains("openblas") || details?.contains("OpenBLAS") == true
        ? "OpenBLAS" : text.contains("blis") ? "BLIS" : text.contains("atlas") ? "ATLAS" : "reference"
    (self.path, self.details) = (path, details)
    isSlowReference = name == "reference"
  }

  /// One line for a person, with the remedy when it is the slow one.
  public var line: String {
    let text = "\(name) (\(path))" + (details.map { ", \($0)" } ?? "") + ", told to use one thread"
    return isSlowReference ? text + ". This is the slow reference BLAS: install libopenblas0-pthread." : text
  }
}
