import Foundation
import TallyCore
import Testing

@Test func regionsMeet() {
  let a = PixelRegion(x0: 0, y0: 0, x1: 10, y1: 10), b = PixelRegion(x0: 5, y0: 5, x1: 15, y1: 15)
  #expect(a.intersection(b) == PixelRegion(x0: 5, y0: 5, x1: 10, y1: 10))
  #expect(a.intersectionOverUnion(b) == 25.0 / 175.0)
  #expect(a.intersectionOverUnion(PixelRegion(x0: 20, y0: 0, x1: 30, y1: 10)) == 0)
  #expect(PixelRegion(x0: 3, y0: 3, x1: 3, y1: 9).isEmpty)
}

@Test func regionsAreFourNumbersInJSON() throws {
  let region = PixelRegion(x0: 1, y0: 2, x1: 3, y1: 4)
  let json = try JSONCoding.encoder(pretty: false).encode(region)
  #expect(String(decoding: json, as: UTF8.self) == "[1,2,3,4]")
  #expect(try JSONCoding.decoder().decode(PixelRegion.self, from: json) == region)
}

@Test func hashIsSHA256() {
  var hash = ContentHash()
  hash.update("abc".utf8)
  // FIPS 180-4, example of the one-block message "abc".
  #expect(hash.hexadecimal() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
}
