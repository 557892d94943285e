internal import Foundation
internal import TallyCore
public import TallyDomain

/// Writes a manifest in each format, the same bytes for the same manifest. What a format cannot carry is named at each function.
public enum ManifestWriter {
  /// `tallyman-manifest/1`, everything.
  public static func json(_ manifest: Manifest) throws(ManifestError) -> String {
    do {
      return String(decoding: try JSONCoding.encoder().encode(manifest), as: UTF8.self) + "\n"
    } catch {
      // Only a mass that is infinite or no number has no JSON.
      throw .unwritable(field: "manifest", said: "a number is infinite or none")
    }
  }

  /// CSV with one row per goods item per container. Not carried: the envelope, remarks, what was written, ports of a consignment that differ from
  /// the voyage's, and which part of an item is where if that was not declared.
  public static func csv(_ manifest: Manifest) -> String { CSVManifestWriter.text(of: manifest) }

  /// CUSCAR, directory D.96B, UN/EDIFACT syntax 3 in UTF-8 (UNOY) where the text needs it, else UNOC. Not carried: remarks,
  /// what was written, seconds of the preparation time, an arrival that is no date, line ends and blanks at the ends of a text, more
  /// than 175 characters of a party's name, goods in a container by an item without a sequence.
  public static func cuscar(_ manifest: Manifest) -> String { CUSCARWriter.text(of: manifest) }
}
