/// Whether the program sees what goods a container holds. Over loaded containers of whose mass one family makes most.
public struct CommodityFigures: Sendable, Codable, Equatable {
  /// Which containers: `honestly declared`, or `declared as other goods`.
  public let among: String
  /// The first guess is right; one of the first five is.
  public let first: Proportion, firstFive: Proportion
  /// Families that occur.
  public let families: Int
  /// Mean over the families of the share of first guesses that are right: frequent families count no more than rare ones.
  public let meanOverFamilies: Double
  /// How often which family was taken for which, right ones included; most frequent first.
  public let confusions: [Confusion]

  /// One cell of the confusion matrix that is not 0.
  public struct Confusion: Sendable, Codable, Equatable {
    /// What it is, what it was taken for.
    public let family: String, guess: String
    /// How often.
    public let count: Int
  }

  /// Over rows that have guesses and a family; nil where there is none.
  public init?(among: String, _ rows: [EvaluationRow]) {
    let counted = rows.filter { $0.family != nil && !$0.guesses.isEmpty }
    guard !counted.isEmpty else { return nil }
    self.among = among
    first = Proportion(counted.filter { $0.guesses.first == $0.family }.count, of: counted.count)
    firstFive = Proportion(
      counted.filter { row in row.guesses.prefix(5).contains { $0 == row.family } }.count, of: counted.count)
    var matrix = [String: [String: Int]]()
    for row in counted { matrix[row.family ?? "", default: [:]][row.guesses[0], default: 0] += 1 }
    families = matrix.count
    // In the order of the names, so that the sum is the same in every run.
    let shares = matrix.sorted { $0.key < $1.key }.map { family, guesses in
      Double(guesses[family] ?? 0) / Double(guesses.values.reduce(0, +))
    }
    meanOverFamilies = shares.reduce(0, +) / Double(matrix.count)
    confusions = matrix.flatMap { family, guesses in
      guesses.map { Confusion(family: family, guess: $0.key, count: $0.value) }
    }.sorted { ($1.count, $0.family, $0.guess) < ($0.count, $1.family, $1.guess) }
  }
}
