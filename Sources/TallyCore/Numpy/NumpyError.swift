/// Every way in which a `.npy` file is refused. Tests compare cases, never texts.
public enum NumpyError: CataloguedError, Equatable {
  /// The file could not be opened, read or written; the system's own words.
  case unreadable(file: String, said: String)
  /// The bytes are not a `.npy` file, or its header is damaged; `at` is a byte offset.
  case malformed(file: String, at: Int, problem: String)
  /// An element type that is not read here, for example complex numbers, text or Python objects.
  case elementType(file: String, descriptor: String)
  /// More than a limit allows; seen before memory is taken.
  case tooLarge(file: String, what: String, value: UInt64, limit: UInt64)
  /// Fewer bytes than the header promises, or more.
  case wrongLength(file: String, expected: UInt64, found: UInt64)

  /// One row per case.
  public var explanation: Explanation {
    switch self {
    case .unreadable(let file, let said):
      Explanation(
        code: "TLY-COR-101", place: file, problem: "The file cannot be used: \(said).",
        remedy: "Check the path and the permissions.")
    case .malformed(let file, let offset, let problem):
      Explanation(
        code: "TLY-COR-102", place: "\(file), byte \(offset)", problem: problem,
        remedy: "Write the array again with numpy.save.")
    case .elementType(let file, let descriptor):
      Explanation(
        code: "TLY-COR-103", place: "\(file), header", problem: "Elements of type \(descriptor) are not read.",
        remedy: "Convert to float16, float32, float64, bool, or integers of 8, 16, 32 bits or int64.")
    case .tooLarge(let file, let what, let value, let limit):
      Explanation(
        code: "TLY-COR-104", place: "\(file), header", problem: "\(value) \(what) are more than \(limit).",
        remedy: "Raise the limit if the array is meant to be that large.")
    case .wrongLength(let file, let expected, let found):
      Explanation(
        code: "TLY-COR-105", place: "\(file), data",
        problem: "The header promises \(expected) bytes of data, the file has \(found).",
        remedy: "The file is cut or padded; write it again.")
    }
  }
}

/// What a `.npy` file may ask for before it is refused.
public struct NumpyLimits: Sendable {
  /// Bytes of header text.
  public var headerBytes: Int
  /// Elements in all.
  public var elements: Int
  /// Dimensions.
  public var dimensions: Int

  /// Limits by number; the defaults hold a stack of the widest scans (2³⁰ elements) and NumPy's own 32 dimensions.
  public init(headerBytes: Int = 1 << 16, elements: Int = 1 << 30, dimensions: Int = 32) {
    (self.headerBytes, self.elements, self.dimensions) = (headerBytes, elements, dimensions)
  }

  /// The limits that hold where nothing else is said.
  public static let standard = NumpyLimits()
}
