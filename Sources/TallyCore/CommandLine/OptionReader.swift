/// Reads a command from words. No input or output: what it cannot read it throws.
public enum OptionReader {
  /// The command that the words describe: `--name value`, `--name=value`, flags, plain words, and `--` after which every
  /// word is plain.
  public static func read<Command: CommandDeclaration>(
    _ type: Command.Type, from words: [String]
  ) throws(UsageError) -> Command {
    var command = Command()
    let byName = Dictionary(uniqueKeysWithValues: Command.options.map { ($0.name, $0) })
    var rest = words[...]
    var onlyPlain = false
    while let word = rest.popFirst() {
      if !onlyPlain && word == "--" {
        onlyPlain = true
      } else if onlyPlain || !word.hasPrefix("-") || word == "-" {
        guard let plain = byName[""] else { throw .unexpectedWord(word) }
        try plain.apply(&command, word)
      } else {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let option = byName[parts[0]] else {
          throw .unknownOption(
            word: parts[0], nearest: NearestWord.of(parts[0], among: byName.keys.filter { !$0.isEmpty }))
        }
        if option.kind == .flag {
          guard parts.count == 1 else { throw .unexpectedValue(option: option.name) }
          try option.apply(&command, "")
        } else if parts.count == 2 {
          try option.apply(&command, parts[1])
        } else {
          guard let value = rest.popFirst() else { throw .missingValue(option: option.name) }
          try option.apply(&command, value)
        }
      }
    }
    return command
  }
}

/// The nearest right word, for hints.
public enum NearestWord {
  /// The candidate with the fewest edits, if at most a third of the word must change.
  public static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let ranked = candidates.map { (distance(word, $0), $0) }.sorted { $0 < $1 }
    guard let (edits, best) = ranked.first, edits <= max(1, word.count / 3) else { return nil }
    return best
  }

  /// Levenshtein's distance: insertions, deletions and replacements of one character.
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a), Array(b))
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let replaced = diagonal + (x == y ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[b.count]
  }
}
