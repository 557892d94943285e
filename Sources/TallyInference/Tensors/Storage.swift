/// How a tensor's numbers lie in memory: every type in its own width, so that a quantised model takes no more memory than
/// its file. float16 is held as float32 (exact) and bool as uint8, 0 and 1.
enum Storage: Sendable, Equatable {
  case float32([Float]), float64([Double])
  case int8([Int8]), int16([Int16]), int32([Int32]), int64([Int64])
  case uint8([UInt8]), uint16([UInt16]), uint32([UInt32])

  /// Something that is done to every kind of array alike.
  protocol Reading {
    associatedtype Result
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> Result
  }

  /// The one switch over all kinds.
  func read<Body: Reading>(_ body: Body) -> Body.Result {
    switch self {
    case .float32(let numbers): body(numbers)
    case .float64(let numbers): body(numbers)
    case .int8(let numbers): body(numbers)
    case .int16(let numbers): body(numbers)
    case .int32(let numbers): body(numbers)
    case .int64(let numbers): body(numbers)
    case .uint8(let numbers): body(numbers)
    case .uint16(let numbers): body(numbers)
    case .uint32(let numbers): body(numbers)
    }
  }

  var count: Int { read(Counting()) }

  /// Element `i` of the result is element `indices[i]`, or `fill` where the index is −1.
  func picking(_ indices: [Int], fill: Double) -> Storage { read(Picking(indices: indices, fill: fill)) }

  /// Arrays of one kind, one after the other.
  static func joined(_ parts: [Storage]) -> Storage {
    guard let first = parts.first else { return .float32([]) }
    return first.read(Joining(parts: parts))
  }

  private struct Counting: Reading {
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> Int { numbers.count }
  }

  private struct Picking: Reading {
    let indices: [Int], fill: Double
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> Storage {
      let filler = Number(nearest: fill)
      return Number.storage(indices.map { $0 < 0 ? filler : numbers[$0] })
    }
  }

  private struct Joining: Reading {
    let parts: [Storage]
    func callAsFunction<Number: StoredNumber>(_ numbers: [Number]) -> Storage {
      var all = numbers
      for part in parts.dropFirst() { all += Number.numbers(part) }
      return Number.storage(all)
    }
  }
}

/// A number as tensors hold it.
protocol StoredNumber: Sendable, Equatable {
  var float: Float { get }
  var double: Double { get }
  /// Floating point cut towards zero; NaN is 0, what is out of range the nearest end.
  var integer: Int64 { get }
  /// The nearest number of this kind.
  init(nearest value: Double)
  static func storage(_ numbers: [Self]) -> Storage
  /// The numbers of a storage of this kind; none of another.
  static func numbers(_ storage: Storage) -> [Self]
}

extension StoredNumber where Self: BinaryInteger {
  var float: Float { Float(self) }
  var double: Double { Double(self) }
  var integer: Int64 { Int64(truncatingIfNeeded: self) }
}

extension StoredNumber where Self: FixedWidthInteger {
  init(nearest value: Double) {
    if value.isNaN { self = 0 } else { self = Self(exactly: value.rounded()) ?? (value < 0 ? .min : .max) }
  }
}

extension StoredNumber where Self: BinaryFloatingPoint {
  var float: Float { Float(self) }
  var double: Double { Double(self) }
  var integer: Int64 {
    if isNaN { return 0 }
    return Int64(exactly: rounded(.towardZero)) ?? (self < 0 ? .min : .max)
  }
  init(nearest value: Double) { self.init(value) }
}

extension Float: StoredNumber {
  static func storage(_ numbers: [Float]) -> Storage { .float32(numbers) }
  static func numbers(_ storage: Storage) -> [Float] { if case .float32(let numbers) = storage { numbers } else { [] } }
}
extension Double: StoredNumber {
  static func storage(_ numbers: [Double]) -> Storage { .float64(numbers) }
  static func numbers(_ storage: Storage) -> [Double] {
    if case .float64(let numbers) = storage { numbers } else { [] }
  }
}
extension Int8: StoredNumber {
  static func storage(_ numbers: [Int8]) -> Storage { .int8(numbers) }
  static func numbers(_ storage: Storage) -> [Int8] { if case .int8(let numbers) = storage { numbers } else { [] } }
}
extension Int16: StoredNumber {
  static func storage(_ numbers: [Int16]) -> Storage { .int16(numbers) }
  static func numbers(_ storage: Storage) -> [Int16] { if case .int16(let numbers) = storage { numbers } else { [] } }
}
extension Int32: StoredNumber {
  static func storage(_ numbers: [Int32]) -> Storage { .int32(numbers) }
  static func numbers(_ storage: Storage) -> [Int32] { if case .int32(let numbers) = storage { numbers } else { [] } }
}
extension Int64: StoredNumber {
  static func storage(_ numbers: [Int64]) -> Storage { .int64(numbers) }
  static func numbers(_ storage: Storage) -> [Int64] { if case .int64(let numbers) = storage { numbers } else { [] } }
}
extension UInt8: StoredNumber {
  static func storage(_ numbers: [UInt8]) -> Storage { .uint8(numbers) }
  static func numbers(_ storage: Storage) -> [UInt8] { if case .uint8(let numbers) = storage { numbers } else { [] } }
}
extension UInt16: StoredNumber {
  static func storage(_ numbers: [UInt16]) -> Storage { .uint16(numbers) }
  static func numbers(_ storage: Storage) -> [UInt16] { if case .uint16(let numbers) = storage { numbers } else { [] } }
}
extension UInt32: StoredNumber {
  static func storage(_ numbers: [UInt32]) -> Storage { .uint32(numbers) }
  static func numbers(_ storage: Storage) -> [UInt32] { if case .uint32(let numbers) = storage { numbers } else { [] } }
}
