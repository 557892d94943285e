// The two inner loops of the yard. Pointers stay inside one call; every index is inside its array because the caller
// clamps rows and columns to the window, and texels are masked to the tile.

extension MatterCanvas {
  /// Adds `amount · factors[i] · weight` to both maps from `start` on.
  static func accumulate(
    _ factors: [Float], _ amount: Float, _ weight: BasisWeight, _ light: inout [Float], _ heavy: inout [Float],
    _ start: Int
  ) {
    precondition(start >= 0 && start + factors.count <= light.count && light.count == heavy.count, "outside the window")
    let (toLight, toHeavy) = (amount * weight.light, amount * weight.heavy)
    factors.withUnsafeBufferPointer { factors in
      light.withUnsafeMutableBufferPointer { light in
        for i in 0..<factors.count { light[start + i] += toLight * factors[i] }
      }
      guard toHeavy != 0 else { return }
      heavy.withUnsafeMutableBufferPointer { heavy in
        for i in 0..<factors.count { heavy[start + i] += toHeavy * factors[i] }
      }
    }
  }

  /// The same with the factor `1 + amplitude · texture`, read from `line` of a tile.
  static func accumulate(
    _ factors: [Float], _ amount: Float, _ tile: [Float], _ line: Int, _ texels: [Int], _ firstColumn: Int,
    _ shift: Int,
    _ amplitude: Float, _ weight: BasisWeight, _ light: inout [Float], _ heavy: inout [Float], _ start: Int
  ) {
    precondition(start >= 0 && start + factors.count <= light.count && light.count == heavy.count, "outside the window")
    precondition(
      firstColumn + factors.count <= texels.count && line + TextureTiles.size <= tile.count, "outside the tile")
    let (toLight, toHeavy) = (amount * weight.light, amount * weight.heavy)
    let mask = TextureTiles.size - 1
    factors.withUnsafeBufferPointer { factors in
      tile.withUnsafeBufferPointer { tile in
        texels.withUnsafeBufferPointer { texels in
          light.withUnsafeMutableBufferPointer { light in
            heavy.withUnsafeMutableBufferPointer { heavy in
              for i in 0..<factors.count {
                let texel = line + ((texels[firstColumn + i] + shift) & mask)
                let factor = factors[i] * (1 + amplitude * tile[texel])
                light[start + i] += toLight * factor
                heavy[start + i] += toHeavy * factor
              }
            }
          }
        }
      }
    }
  }
}
