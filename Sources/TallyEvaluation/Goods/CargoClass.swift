/// Sections of the Harmonised System, taken together to classes that are large enough to count.
public enum CargoClass {
  /// The class of a code's chapter; nil where the code has none.
  public static func name(hs: String) -> String? {
    guard let chapter = Int(hs.prefix(2)) else { return nil }
    return classes.first { $0.chapters.contains(chapter) }?.name
  }

  private static let classes: [(chapters: ClosedRange<Int>, name: String)] = [
    (1...5, "animal products"), (6...14, "plants and fresh food"), (15...24, "prepared food and drink"),
    (25...27, "minerals and fuels"), (28...38, "chemicals"), (39...40, "plastics and rubber"),
    (41...43, "leather"), (44...49, "wood and paper"), (50...67, "textiles and footwear"),
    (68...71, "stone and glass"), (72...83, "metals"), (84...85, "machinery and electronics"),
    (86...89, "vehicles"), (90...97, "furniture and other articles"),
  ]
}
