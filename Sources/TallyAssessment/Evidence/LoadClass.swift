/// What kind of picture a container makes: clean containers of one class look alike to the indicators, those of different
/// classes do not. A class hangs only on the declaration and on the whole load, never on what may be hidden in it.
public enum LoadClass: String, Sendable, Codable, CaseIterable {
  /// Declared empty, whatever is in it.
  case empty
  /// Loaded with goods that the beam passes easily: the median of the load is below 60 g/cm², or there is hardly any.
  case light
  /// Loaded with more than that.
  case dense

  /// Where light ends and dense begins: median areal density of the loaded cells, g/cm².
  static let denseFrom = 60.0
}
