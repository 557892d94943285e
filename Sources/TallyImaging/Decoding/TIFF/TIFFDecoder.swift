internal import TallyDomain

/// Reads the planes of a TIFF: walk the directories, select the pages that are planes, decode block by block.
struct TIFFDecoder {
  let limits: DecodingLimits

  func decode(_ input: InputFile) throws(ImageError) -> DecodedImage {
    let walk = try TIFFDirectoryWalk(input, limits: limits)
    let pages = walk.directories.enumerated().filter { !$0.element.isReduced }
    guard !pages.isEmpty else {
      throw .damaged(file: input.path, at: "page 1", said: "every page is marked as a preview or a mask")
    }
    guard pages.count <= 2 else { throw .tooManyPlanes(file: input.path, found: pages.count) }
    for (index, directory) in pages {
      let place = "page \(index + 1)"
      try TIFFLayout.check(compression: directory.compression, at: place, file: input.path)
      try limits.check(width: directory.width, height: directory.height, file: input.path, at: place)
    }
    let file = try TIFFFile.open(input, limits: limits)
    var layouts = [TIFFLayout](), offsets = [(page: Int, offset: UInt64)]()
    for (index, directory) in pages {
      let page = try file.select(directory.offset, page: index + 1)
      layouts.append(
        try TIFFLayout(
          page, directory, number: index + 1, file: input.path, fileBytes: input.size,
          limits: limits))
      offsets.append((index + 1, directory.offset))
    }
    try checkTogether(layouts, input)
    var planes = [DetectorPlane]()
    for (layout, place) in zip(layouts, offsets) {
      _ = try file.select(place.offset, page: place.page)
      if layout.undoesDifferences { file.keepDifferences() }
      planes += try decode(layout, of: file, page: place.page)
    }
    return DecodedImage(planes: planes, remarks: remarks(walk, layouts) + file.warnings().map { "TIFF: \($0)" })
  }

  /// The planes of all pages are one scan: at most two, of one size, within the limits together.
  private func checkTogether(_ layouts: [TIFFLayout], _ input: InputFile) throws(ImageError) {
    let count = layouts.reduce(0) { $0 + $1.planes }
    guard count <= 2 else { throw .tooManyPlanes(file: input.path, found: count) }
    let sizes = layouts.map { $0.orientation >= 5 ? "\($0.height) × \($0.width)" : "\($0.width) × \($0.height)" }
    for size in sizes where size != sizes[0] {
      throw .unequalPlanes(file: input.path, first: sizes[0], second: size)
    }
    let bytes = layouts.reduce(UInt64(0)) { $0 + UInt64($1.blocks) * UInt64($1.blockBytes) }
    try limits.check(decodedBytes: bytes, fileBytes: input.size, file: input.path, at: "all pages")
  }

  private func remarks(_ walk: TIFFDirectoryWalk, _ layouts: [TIFFLayout]) -> [String] {
    var remarks = [String]()
    let reduced = walk.directories.filter(\.isReduced).count
    if reduced > 0 { remarks.append("\(reduced) page(s) marked as preview or mask were not read.") }
    if walk.directories.contains(where: \.hasSubdirectories) {
      remarks.append("Pictures within a page (SubIFDs) were not read.")
    }
    if walk.loops { remarks.append("The chain of pages leads back to an earlier one; each page was read once.") }
    if layouts.contains(where: \.ignoresAlpha) { remarks.append("The alpha sample was ignored.") }
    return remarks
  }

  private func decode(
    _ layout: TIFFLayout, of file: borrowing TIFFFile, page: Int
  ) throws(ImageError) -> [DetectorPlane] {
    switch layout.numbers {
    case .unsigned16: try planes(layout, file, page, UInt16.self) { .unsigned16($0) }
    case .unsigned32: try planes(layout, file, page, UInt32.self) { .unsigned32($0) }
    case .float32: try planes(layout, file, page, Float.self) { .float32($0) }
    }
  }

  private func planes<Number: PlaneSample>(
    _ layout: TIFFLayout, _ file: borrowing TIFFFile, _ page: Int, _: Number.Type,
    _ samples: ([Number]) -> DetectorPlane.Samples
  ) throws(ImageError) -> [DetectorPlane] {
    var planes = [DetectorPlane]()
    for pixels in try TIFFBlocks(layout: layout, page: page).decode(file, as: Number.self) {
      let turned = Orientation.upright(
        pixels, width: layout.width, height: layout.height, orientation: layout.orientation)
      planes.append(
        DetectorPlane(
          width: turned.width, height: turned.height, samples: samples(turned.pixels), bitsPerSample: layout.bits,
          minIsWhite: layout.minIsWhite))
    }
    return planes
  }
}
