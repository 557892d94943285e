internal import CBLAS
internal import Foundation

/// The fence around BLAS: the only file that sees it. Matrices are row-major.
public enum BLAS {
  /// `c = a · b + (accumulate ? c : 0)` with `a` m×k, `b` k×n, `c` m×n and rows `lda`, `ldb`, `ldc` floats apart;
  /// a transposed operand lies in memory as its transpose.
  public static func multiply(
    m: Int, n: Int, k: Int, _ a: UnsafePointer<Float>, lda: Int, transposeA: Bool = false,
    _ b: UnsafePointer<Float>, ldb: Int, transposeB: Bool = false, _ c: UnsafeMutablePointer<Float>, ldc: Int,
    accumulate: Bool = false
  ) {
    if m == 0 || n == 0 { return }
    precondition(max(m, n, k, lda, ldb, ldc) <= Int(Int32.max), "\(m)×\(n)×\(k) is too large for BLAS")
    _ = library
    cblas_sgemm(
      CblasRowMajor, transposeA ? CblasTrans : CblasNoTrans, transposeB ? CblasTrans : CblasNoTrans, Int32(m), Int32(n),
      Int32(k), 1, a, Int32(max(lda, 1)), b, Int32(max(ldb, 1)), accumulate ? 1 : 0, c, Int32(max(ldc, 1)))
  }

  /// Which BLAS the loader found. Asking for it also tells it to use one thread, since the team does the rest; that
  /// happens once, before the first product.
  public static let library: BLASLibrary = {
    setenv("OPENBLAS_NUM_THREADS", "1", 0)
    setenv("BLIS_NUM_THREADS", "1", 0)
    typealias SetThreads = @convention(c) (Int32) -> Void
    typealias SetWideThreads = @convention(c) (Int) -> Void
    if let symbol = dlsym(nil, "openblas_set_num_threads") { unsafeBitCast(symbol, to: SetThreads.self)(1) }
    if let symbol = dlsym(nil, "bli_thread_set_num_threads") { unsafeBitCast(symbol, to: SetWideThreads.self)(1) }
    var details: String?
    if let symbol = dlsym(nil, "openblas_get_config") {
      typealias GetConfig = @convention(c) () -> UnsafePointer<CChar>?
      details = unsafeBitCast(symbol, to: GetConfig.self)().map { String(cString: $0) }
    }
    return BLASLibrary(path: loadedPath(of: "cblas_sgemm"), details: details)
  }()

  /// The file that a symbol was loaded from, by the system's list of mapped files.
  private static func loadedPath(of symbol: String) -> String {
    let unknown = "linked into the program"
    guard let address = dlsym(nil, symbol), let file = FileHandle(forReadingAtPath: "/proc/self/maps") else {
      return unknown
    }
    let maps = String(decoding: file.readDataToEndOfFile(), as: UTF8.self)
    let place = UInt(bitPattern: address)
    for line in maps.split(separator: "\n") {
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      let bounds = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard bounds.count == 2, (bounds[0]..<bounds[1]).contains(place) else { continue }
      return fields.count > 5 ? fields[5...].joined(separator: " ") : unknown
    }
    return unknown
  }
}
