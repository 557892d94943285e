import TallyInference
import Testing

/// The error that a body throws; nil (and an issue) where it throws none.
func modelError<Result>(
  _ body: () throws(ModelError) -> Result, at location: SourceLocation = #_sourceLocation
) -> ModelError? {
  do {
    _ = try body()
    Issue.record("nothing was thrown", sourceLocation: location)
    return nil
  } catch {
    return error
  }
}
