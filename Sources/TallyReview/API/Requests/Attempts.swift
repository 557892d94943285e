internal import TallyImaging
internal import TallyStore

/// What the store says, as a refusal of the API.
func asking<Result>(_ body: () throws(StoreError) -> Result) throws(ReviewError) -> Result {
  do {
    return try body()
  } catch {
    if case .noSuchScan(let scan) = error { throw .noSuchScan(scan) }
    throw .store(error)
  }
}

/// What a picture file says, as a refusal of the API.
func drawing<Result>(_ body: () throws(ImageError) -> Result) throws(ReviewError) -> Result {
  do {
    return try body()
  } catch {
    throw .picture(error)
  }
}
