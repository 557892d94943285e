import TallyCore
import Testing

@testable import TallyInference

@Test("tensors become arrays and come back, for every element type", arguments: NumpyElementType.allCases)
func tensorArrays(type: NumpyElementType) {
  let bytes = (0..<6 * type.size).map { type == .bool ? UInt8($0 % 2) : UInt8(3 + $0 &* 2) }
  let array = NumpyArray(shape: [2, 3], elementType: type, bytes: bytes)
  let tensor = Tensor(array)
  #expect(tensor.elementType == type && tensor.shape == [2, 3])
  #expect(tensor.numpy == array)
}

@Test("casts cut, wrap and clamp as ONNX and C do")
func casts() {
  let x = Tensor(shape: [5], floats: [1.9, -1.9, 300, -129, 0])
  #expect(x.cast(to: .int32).integers == [1, -1, 300, -129, 0])
  #expect(x.cast(to: .uint8).integers == [1, 255, 44, 127, 0])
  #expect(x.cast(to: .bool).integers == [1, 1, 1, 1, 0])
  #expect(Tensor(shape: [1], floats: [1 + 0x1p-12]).cast(to: .float16).floats == [1])
  #expect(Tensor(shape: [2], floats: [.nan, .infinity]).integers == [0, .max])
}

@Test("picking moves, repeats and fills")
func picking() {
  let x = Tensor(shape: [3], integers: [5, 6, 7])
  #expect(x.picking([2, -1, 0, 0], shape: [2, 2], fill: 9) == Tensor(shape: [2, 2], integers: [7, 9, 5, 5]))
  #expect(Array(IndexWalk([2, 0])).isEmpty && Array(IndexWalk([])) == [[]])
  #expect(Array(IndexWalk([2, 2])) == [[0, 0], [0, 1], [1, 0], [1, 1]])
  #expect(ShapeArithmetic.broadcastIndices([2, 1], to: [2, 3]) == [0, 0, 0, 1, 1, 1])
}
