internal import Foundation

/// Numbers that a model keeps in a file beside it. A hostile model could name any file on the machine, so only a plain
/// file in the model's own folder is read, never through a link.
struct ExternalData {
  let modelFile: String
  let tensor: String
  let name: String
  let offset: UInt64
  let length: UInt64?

  init(modelFile: String, tensor: String, entries: [String: String]) throws(ModelError) {
    (self.modelFile, self.tensor) = (modelFile, tensor)
    name = entries["location"] ?? ""
    func number(_ key: String) throws(ModelError) -> UInt64? {
      guard let text = entries[key] else { return nil }
      guard let value = UInt64(text), value <= UInt64(Int64.max) else {
        throw .externalData(file: modelFile, tensor: tensor, problem: "Its \(key) is not a number of bytes.")
      }
      return value
    }
    offset = try number("offset") ?? 0
    length = try number("length")
    guard !name.isEmpty, !name.contains("/"), !name.contains("\\"), name != ".", name != "..", !name.contains("\0")
    else { throw refuse("It names a file outside the model's folder.") }
  }

  /// The tensor's bytes, exactly as many as it needs.
  func read(byteCount: Int, limits: ModelLimits) throws(ModelError) -> [UInt8] {
    guard length.map({ $0 == UInt64(byteCount) }) ?? true else {
      throw refuse("It needs \(byteCount) bytes, its entry says \(length ?? 0).")
    }
    guard byteCount <= limits.fileBytes else {
      throw .tooLarge(place: tensor, what: "bytes", value: UInt64(byteCount), limit: UInt64(limits.fileBytes))
    }
    let path = URL(fileURLWithPath: modelFile).deletingLastPathComponent().appendingPathComponent(name).path
    // O_NOFOLLOW refuses a link at the moment of opening; a check beforehand could be overtaken.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw refuse("There is no plain readable file \(name) beside the model.") }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw refuse("\(name) is not a plain file.")
    }
    let size = UInt64(max(0, status.st_size))
    guard offset <= size, UInt64(byteCount) <= size - offset else {
      throw refuse("\(name) has \(size) bytes, it needs \(byteCount) from \(offset).")
    }
    do {
      try handle.seek(toOffset: offset)
      let data = try handle.read(upToCount: byteCount) ?? Data()
      guard data.count == byteCount else { throw refuse("\(name) ends too early.") }
      return [UInt8](data)
    } catch let error as ModelError {
      throw error
    } catch {
      throw .unreadable(file: path, said: error.localizedDescription)
    }
  }

  private func refuse(_ problem: String) -> ModelError {
    .externalData(file: modelFile, tensor: tensor, problem: problem)
  }
}
