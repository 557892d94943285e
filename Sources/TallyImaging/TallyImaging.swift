// TallyImaging: from a scanner's files to a corrected radiograph, and from a radiograph to pictures for people.
//
// What it promises: values that the detector measured arrive bit for bit (`RawScan`), or the file is refused with an
// `ImageError` that names file, place and remedy; nothing that a file says decides how much memory or time is taken
// (`DecodingLimits`); every correction says in a remark what it did.
//
// The way of a scan, in the order of the folders:
//   Decoding/    `ScanDiscovery` finds the files of each scan, `ScanReader` reads planes (TIFF through CTIFF, PNG through
//                CPNG) and the sidecar into a `RawScan`. Open ScanReader.swift first.
//   Correction/  dark and air, pulse fluctuation, gain of rows, dead channels, polarity: `CorrectionChain` turns a `RawScan`
//                into a `Radiograph` of transmissions.
//   Framing/     where the containers are on the vehicle (OpenCV behind COpenCV).
//   Resampling/  to the pitch that a model wants.
//   Rendering/   grey, dual-energy colour, overlays, thumbnails: `RadiographRenderer` makes a `RenderedImage`.
//   Pictures/    the 16-bit picture file for viewers: `PictureFile` writes and reads it, `PictureRendering` draws from it.
//   Writing/     `TIFFWriter` for data sets, `PNGWriter` for pictures.
//
// Only Decoding/TIFF/TIFFFile.swift, Writing/TIFFOutput.swift, Decoding/PNG/PNGFile.swift, Writing/PNGWriter.swift,
// Framing/OpenCV/MaskOperations.swift and Pictures/Format/Deflate.swift see the libraries behind their C faces.
