internal import Foundation
internal import TallyDomain

/// Finds the scans behind a path that a person or a program names.
public enum ScanDiscovery {
  /// The scans at `path`, sorted by stem: of an image or sidecar the one scan that it belongs to, partner plane included;
  /// of a folder all in it (not below it); of a data set (a folder with `dataset.json`) all in its `scans/`.
  /// Dot files, `.part` and `.problem.json` are passed over. Throws where there is no scan.
  public static func scans(at path: String) throws(ImageError) -> [ScanFiles] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .unopenable(file: path, said: "there is no such file or folder")
    }
    let found: [ScanFiles]
    if isFolder.boolValue {
      let inner = path + "/scans"
      let isDataSet = FileManager.default.fileExists(atPath: path + "/dataset.json")
      found = try group(folder: isDataSet && FileManager.default.fileExists(atPath: inner) ? inner : path)
    } else {
      let url = URL(filePath: path), name = url.lastPathComponent
      let folder = path.contains("/") ? url.deletingLastPathComponent().path : "."
      let all = try group(folder: folder)
      found = all.filter { scan in
        scan.images.contains { $0.path.hasSuffix("/" + name) } || scan.sidecar?.hasSuffix("/" + name) == true
      }
      // A file named outright is read whatever it is called; its first bytes say what it is.
      if found.isEmpty, ScanName.sidecarStem(name) == nil {
        return [ScanFiles(stem: ScanName.split(name)?.base ?? name, images: [(path, .all)])]
      }
    }
    guard !found.isEmpty else { throw .noScans(path: path) }
    return found
  }

  /// All scans of one folder.
  private static func group(folder: String) throws(ImageError) -> [ScanFiles] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      throw .unopenable(file: folder, said: "the folder cannot be listed")
    }
    return ScanGroup.groups(names: names).map { scan in
      ScanFiles(
        stem: scan.stem, images: scan.images.map { (folder + "/" + $0.name, $0.role) },
        sidecar: scan.sidecar.map { folder + "/" + $0 })
    }
  }
}
