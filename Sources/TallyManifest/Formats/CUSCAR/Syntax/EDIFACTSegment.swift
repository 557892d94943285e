/// One segment: a tag and elements of components, released and with line ends turned into blanks.
struct EDIFACTSegment: Equatable {
  /// Three capital letters.
  var tag: String
  /// Elements after the tag; element 1 of the directory is at index 0.
  var elements: [[String]]
  /// An apostrophe inside a text was not released.
  var hadOpenTerminator = false

  /// A component without blanks at its ends; empty where it is not there. Both count from 1, as the directories do.
  func text(_ element: Int, _ component: Int = 1) -> String {
    guard element <= elements.count, component <= elements[element - 1].count else { return "" }
    return elements[element - 1][component - 1].trimmedOfBlanks
  }

  /// The components of an element as they are; empty where it is not there.
  func components(_ element: Int) -> [String] { element <= elements.count ? elements[element - 1] : [] }
}

extension String {
  /// Without blanks at both ends; nothing is copied where there are none.
  var trimmedOfBlanks: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    guard first == 32 || last == 32 || first == 9 || last == 9 else { return self }
    var slice = self[...]
    while let byte = slice.utf8.first, byte == 32 || byte == 9 { slice.removeFirst() }
    while let byte = slice.utf8.last, byte == 32 || byte == 9 { slice.removeLast() }
    return String(slice)
  }

  /// Itself, or nil where it is empty.
  var nilIfEmpty: String? { isEmpty ? nil : self }
}
