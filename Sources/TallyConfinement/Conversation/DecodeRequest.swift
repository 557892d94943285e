internal import TallyDomain
internal import TallyImaging

/// What a helper is told when it starts, as the one argument behind `__decode`.
struct DecodeSetup: Codable, Equatable {
  /// What files may ask for.
  var decoding: DecodingLimits
  /// Bytes beyond what the warm helper has, processor seconds, bytes of the planes handed back, bytes of a message.
  var memoryBytes: UInt64, processorSeconds: UInt64, resultBytes: UInt64, messageBytes: Int
  /// True: without a filter the helper does not work.
  var isFilterRequired: Bool
}

/// The helper's first message: it is warm and confined, or why it is not.
struct DecodeReadiness: Codable, Equatable {
  /// True where the filter is in force.
  var isConfined: Bool
  /// Why it is not.
  var reason: String?
}

/// One scan. With it come the descriptors of the images, of the sidecar where it is open, and of the memory for the planes.
struct DecodeRequest: Codable, Equatable {
  /// An image file.
  struct Image: Codable, Equatable { var path: String, role: String }
  /// The sidecar, and why it is not open where it is not.
  struct Sidecar: Codable, Equatable { var path: String, problem: String? }

  var stem: String
  var images: [Image]
  var sidecar: Sidecar?
  /// What holds where the sidecar is silent.
  var defaults: ScanSidecar
  /// 1 for the first helper that gets this scan.
  var attempt: Int

  init(_ scan: OpenedScan, attempt: Int) {
    (stem, defaults, self.attempt) = (scan.stem, scan.defaults, attempt)
    images = scan.images.map { Image(path: $0.file.path, role: $0.role.rawValue) }
    switch scan.sidecar {
    case .open(let file): sidecar = Sidecar(path: file.path, problem: nil)
    case .closed(let path, let problem): sidecar = Sidecar(path: path, problem: problem)
    case nil: sidecar = nil
    }
  }
}
