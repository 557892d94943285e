internal import Glibc
internal import Synchronization
internal import TallyCore
internal import TallyImaging

/// The folder of picture files: opens them by name, keeps the last ones open, and keeps a thumbnail beside each.
final class PictureShelf: Sendable {
  /// How many files stay open.
  private static let capacity = 16
  /// Wider than it is shown: for screens with fine pixels.
  private static let thumbnailWidth = 320
  private static let thumbnailLimit = 1 << 20

  private struct Held {
    let file: PictureFile
    let state: FileState
    var used: UInt64
  }

  private let folder: String
  private let held = Mutex<(files: [String: Held], uses: UInt64)>(([:], 0))

  init(folder: String) { self.folder = folder }

  /// The picture of a scan. A file that was replaced since it was opened is opened anew.
  func picture(_ name: String, of scan: Int64) throws(ReviewError) -> PictureFile {
    let path = try path(name, of: scan)
    guard let state = FileState(path) else { throw .pictureMissing(scan: scan) }
    let known = held.withLock { held -> PictureFile? in
      guard let file = held.files[name], file.state == state else { return nil }
      held.uses += 1
      held.files[name]?.used = held.uses
      return file.file
    }
    if let known { return known }
    let file: PictureFile
    do {
      file = try PictureFile(path: path)
    } catch {
      if case .unopenable = error { throw .pictureMissing(scan: scan) }
      throw .picture(error)
    }
    held.withLock { held in
      held.uses += 1
      held.files[name] = Held(file: file, state: state, used: held.uses)
      if held.files.count > Self.capacity, let oldest = held.files.min(by: { $0.value.used < $1.value.used }) {
        held.files[oldest.key] = nil
      }
    }
    return file
  }

  /// The thumbnail of a scan as PNG: from the file beside the picture, or drawn and put there. Where it cannot be put there
  /// it is drawn again the next time.
  func thumbnail(_ name: String, of scan: Int64) throws(ReviewError) -> [UInt8] {
    let path = try path(name, of: scan), kept = path + ".thumbnail.png"
    guard let picture = FileState(path) else { throw .pictureMissing(scan: scan) }
    if let state = FileState(kept), state.modified >= picture.modified,
      let bytes = try? BoundedFile.bytes(kept, limit: Self.thumbnailLimit), !bytes.isEmpty
    {
      return bytes
    }
    let file = try self.picture(name, of: scan)
    let bytes = try drawing { () throws(ImageError) in
      try PictureRendering.thumbnail(file, maximumWidth: Self.thumbnailWidth).png()
    }
    keep(bytes, at: kept)
    return bytes
  }

  /// The file appears whole or not at all, also where two requests write it at once.
  private func keep(_ bytes: [UInt8], at path: String) {
    var name = Array((path + ".XXXXXX").utf8CString)
    let descriptor = mkstemp(&name)
    guard descriptor >= 0 else { return }
    let written = write(descriptor, bytes, bytes.count)
    close(descriptor)
    if written != bytes.count || rename(name, path) != 0 { unlink(name) }
  }

  /// Names come from the store, and still no name leads out of the folder.
  private func path(_ name: String, of scan: Int64) throws(ReviewError) -> String {
    guard !name.isEmpty, !name.hasPrefix("."), !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.contains(0) else {
      throw .pictureMissing(scan: scan)
    }
    return folder + "/" + name
  }
}

/// Which file lies at a path, and in which state; nil where there is none.
private struct FileState: Equatable {
  let inode: UInt64, bytes: Int, modified: Int64

  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    (inode, bytes) = (UInt64(status.st_ino), Int(status.st_size))
    modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
  }
}
