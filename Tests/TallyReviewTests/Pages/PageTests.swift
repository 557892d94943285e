import Foundation
import TallyHTTP
import TallyTestSupport
import Testing

@testable import TallyReview

private let source = SharedData.repository.appending(path: "Sources/CAssets")

/// Every file below a folder of the embedded ones.
private func files(_ folder: String) throws -> [String] {
  let base = source.appending(path: folder)
  return try FileManager.default.subpathsOfDirectory(atPath: base.path).filter { path in
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: base.appending(path: path).path, isDirectory: &isFolder)
    return !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
  }.map { folder + "/" + $0 }
}

@Test("the table has every file of the page, byte for byte, and no other") func embedded() throws {
  let expected = Set(try files("web") + files("api"))
  let table = Set(WebAsset.names.filter { $0.contains("/") })
  #expect(table == expected, "run Sources/CAssets/list.sh")
  for name in table {
    #expect(WebAsset.find(name) == Array(try Data(contentsOf: source.appending(path: name))), "\(name)")
  }
  #expect(WebAsset.names.count == Set(WebAsset.names).count && WebAsset.find("web/none") == nil)
}

@Test("every file of the page is served with its type and a strong tag") func served() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    for name in WebAsset.names where name.hasPrefix("web/") {
      let answer = try port.ask(.get, "/assets/" + name.dropFirst(4))
      #expect(answer.status == 200 && answer.bytes == WebAsset.find(name), "\(name)")
      let type = try #require(answer.headers["content-type"]?.text)
      #expect(
        type.hasPrefix(
          ["js": "text/javascript", "css": "text/css", "html": "text/html", "svg": "image/svg+xml"][
            URL(filePath: name).pathExtension] ?? "none"), "\(name): \(type)")
      let tag = try #require(answer.headers["etag"]?.text)
      #expect(tag.hasPrefix("\"") && answer.headers["cache-control"]?.text == "private, no-cache")
      #expect(try port.ask(.get, "/assets/" + name.dropFirst(4), headers: ["if-none-match": tag]).status == 304)
      #expect(answer.headers["x-content-type-options"]?.text == "nosniff")
    }
  }
}

@Test("what the pages refer to is there, comes from here, and nothing is inline") func pagesAreClosed() throws {
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    for target in ["/", "/scan/1"] {
      let page = try port.ask(.get, target)
      #expect(page.status == 200 && page.headers["content-type"]?.text == "text/html; charset=utf-8")
      let policy = try #require(page.headers["content-security-policy"]?.text)
      #expect(policy.hasPrefix("default-src 'self';") && !policy.contains("unsafe"))
      for match in page.text.matches(of: /(?:src|href)="([^"]*)"/) where !match.1.hasPrefix("#") && match.1 != "/" {
        #expect(match.1.hasPrefix("/assets/"), "\(match.1)")
        #expect(try port.ask(.get, String(match.1)).status == 200, "\(match.1)")
      }
      #expect(page.text.firstMatch(of: /<script(?![^>]*src=)/) == nil && !page.text.contains("<style"))
      #expect(page.text.firstMatch(of: /\s(?:on[a-z]+|style)=/) == nil)
    }
    for name in WebAsset.names where name.hasSuffix(".js") {
      let text = String(decoding: try #require(WebAsset.find(name)), as: UTF8.self)
      for match in text.matches(of: /(?:^|\n)\s*(?:import|export)[^'"\n]*(?:\n[^'";]*)?from '([^']+)'/) {
        let base = URL(filePath: "/" + name).deletingLastPathComponent()
        let path = base.appending(path: String(match.1)).standardizedFileURL.path.dropFirst()
        #expect(WebAsset.find(String(path)) != nil, "\(name) imports \(match.1)")
      }
    }
  }
}

@Test(
  "assets that are none",
  arguments: [
    "/assets/none.js", "/assets/web/index.html", "/assets/../api/schemas.json", "/assets/%2e%2e/api/schemas.json",
    "/assets/index.html/", "/assets//index.html", "/assets/", "/assets", "/assets/INDEX.HTML", "/assets/style",
  ]) func noAssets(_ target: String) throws
{
  try withTemporaryFolder { folder in
    let port = try Port(folder)
    do {
      let answer = try port.ask(.get, target)
      #expect(answer.status == 404 && ["TLY-REV-007", "TLY-HTP-004"].contains(answer.code), "\(answer.text)")
    } catch let refusal as HTTPRefusal {
      #expect(refusal.status == 400)
    }
  }
}
