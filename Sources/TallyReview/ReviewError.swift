public import TallyCore
public import TallyHTTP
public import TallyImaging
public import TallyStore

/// Every way in which the API refuses. Tests compare cases, never texts.
public enum ReviewError: AnswerableError, Equatable {
  /// A parameter of the query that this address does not know; or that came twice.
  case unknownParameter(String, known: [String]), repeatedParameter(String)
  /// A parameter, a part of the path or a header that is not what it should be; `expected` says what.
  case badValue(name: String, expected: String)
  /// The body is not the document that was expected, in the parser's words.
  case badBody(String)
  /// A header that must be there.
  case missingHeader(String)
  /// There is no such scan, asset or other thing.
  case noSuchScan(Int64), noSuchPage(String)
  /// The scan has no picture, or its file is gone.
  case noPicture(scan: Int64), pictureMissing(scan: Int64)
  /// The store refuses; the picture file refuses.
  case store(StoreError), picture(ImageError)

  /// The HTTP status (RFC 9110).
  public var status: Int {
    switch self {
    case .unknownParameter, .repeatedParameter, .badValue, .badBody, .missingHeader: 400
    case .noSuchScan, .noSuchPage, .noPicture, .pictureMissing: 404
    case .store(let error): Self.status(of: error)
    case .picture(.notInPicture): 404
    case .picture(.tooLarge): 413
    case .picture: 500
    }
  }

  private static func status(of error: StoreError) -> Int {
    switch error {
    case .noSuchScan, .noSuchManifest: 404
    case .badCursor: 400
    case .incompleteDecision, .keyReused: 422
    case .notDecidable, .assessmentMoved, .claimLost: 409
    case .busy, .diskFull: 503
    default: 500
    }
  }

  /// One row per case; what store and picture file say is passed on as they say it.
  public var explanation: Explanation {
    switch self {
    case .unknownParameter(let name, let known):
      Explanation(
        code: "TLY-REV-001", place: "query parameter \(name)", problem: "This address has no such parameter.",
        remedy: known.isEmpty ? "Leave it out." : "Use \(known.joined(separator: ", ")).")
    case .repeatedParameter(let name):
      Explanation(
        code: "TLY-REV-002", place: "query parameter \(name)", problem: "It is there twice.", remedy: "Give it once.")
    case .badValue(let name, let expected):
      Explanation(
        code: "TLY-REV-003", place: name, problem: "The value is not \(expected).", remedy: "Give \(expected).")
    case .badBody(let said):
      Explanation(
        code: "TLY-REV-004", place: "body", problem: "This is not the document that was expected: \(said)",
        remedy: "See /api/v1/openapi.json.")
    case .missingHeader(let name):
      Explanation(
        code: "TLY-REV-005", place: "header \(name)", problem: "It is missing.",
        remedy: "Send a new value for each new request, and the same one when you send a request again.")
    case .noSuchScan(let scan):
      Explanation(
        code: "TLY-REV-006", place: "scan \(scan)", problem: "There is no such scan.",
        remedy: "Take a number from the worklist.")
    case .noSuchPage(let path):
      Explanation(code: "TLY-REV-007", place: path, problem: "There is no such page.", remedy: "Begin at /.")
    case .noPicture(let scan):
      Explanation(
        code: "TLY-REV-008", place: "scan \(scan)", problem: "It has no picture.",
        remedy: "Wait until it is assessed; what is in quarantine has none.")
    case .pictureMissing(let scan):
      Explanation(
        code: "TLY-REV-009", place: "scan \(scan)", problem: "The file of its picture is gone.",
        remedy: "Put the picture folder back, or have the scan delivered again.")
    case .store(let error): error.explanation
    case .picture(let error): error.explanation
    }
  }
}
