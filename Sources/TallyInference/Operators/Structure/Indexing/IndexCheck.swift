extension Operands {
  /// Indices into an extent, those below zero counted from the end; refused where one is outside.
  func places(_ indices: [Int64], extent: Int, input: Int) throws(ModelError) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(indices.count)
    for index in indices {
      guard index < Int64(extent), index >= -Int64(extent) else {
        throw invalid(input, "Index \(index) is outside an extent of \(extent).")
      }
      places.append(index < 0 ? Int(index) + extent : Int(index))
    }
    return places
  }

  /// Refuses indices that are not whole numbers.
  func requireIndices(_ input: Int) throws(ModelError) {
    let type = try type(input).elementType
    guard type.isInteger else { throw invalid(input, "It is \(type) where indices are expected.") }
  }
}
