internal import CSodium

/// SHA-256 by libsodium, for the identity of scans, models and calibrations.
public struct ContentHash: Sendable {
  private var state = crypto_hash_sha256_state()

  /// An empty hash.
  public init() { crypto_hash_sha256_init(&state) }

  /// Adds bytes.
  public mutating func update(_ bytes: some Sequence<UInt8>) {
    let copy = Array(bytes)
    crypto_hash_sha256_update(&state, copy, UInt64(copy.count))
  }

  /// Adds the bytes of numbers as they lie in memory (little-endian on every machine this runs on).
  public mutating func update<Number: BitwiseCopyable>(numbers: [Number]) {
    numbers.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      crypto_hash_sha256_update(&state, base.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    }
  }

  /// The digest of bytes that are all there, as 64 hexadecimal digits.
  public static func hexadecimal(of bytes: some Sequence<UInt8>) -> String {
    var hash = ContentHash()
    hash.update(bytes)
    return hash.hexadecimal()
  }

  /// The digest so far as 64 hexadecimal digits.
  public func hexadecimal() -> String {
    var (copy, digest) = (state, [UInt8](repeating: 0, count: 32))
    crypto_hash_sha256_final(&copy, &digest)
    let digits = Array("0123456789abcdef")
    return String(digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
