internal import TallyDomain

extension PicturePixels {
  /// The next level: each pixel stands for up to `PictureDescription.step` × `step` pixels of this one (fewer at the right and
  /// lower edge).
  ///
  /// - `mask`: what most of them are; of equally many the worse.
  /// - `high`, `low`: the mean transmission of those inside the beam; of all where none is.
  /// - `material`: class and certainty are means over those that have a class, where at least half have one; else none.
  func coarser() -> PicturePixels {
    let step = PictureDescription.step
    let (across, down) = ((width + step - 1) / step, (height + step - 1) / step)
    let quality = plane(.mask) ?? []
    let coarse = planes.map { plane in
      var values = [UInt16](repeating: 0, count: across * down)
      // Whole arrays are walked once a plane; without the bounds checks of arrays that takes a third of the time.
      plane.values.withUnsafeBufferPointer { fine in
        quality.withUnsafeBufferPointer { quality in
          for v in 0..<down {
            for u in 0..<across {
              let block = Block(
                rows: v * step..<min((v + 1) * step, height), columns: u * step..<min((u + 1) * step, width),
                stride: width)
              values[v * across + u] =
                switch plane.name {
                case .high, .low: block.mean(fine, quality)
                case .material: block.meanMaterial(fine)
                case .mask: block.mostFrequent(fine)
                }
            }
          }
        }
      }
      return (name: plane.name, values: values)
    }
    return PicturePixels(width: across, height: down, planes: coarse)
  }

  /// The pixels that one coarse pixel stands for.
  private struct Block {
    let rows: Range<Int>, columns: Range<Int>, stride: Int

    private var area: UInt32 { UInt32(rows.count * columns.count) }

    @inline(__always) private func forEach(_ body: (Int) -> Void) {
      for y in rows {
        for i in y * stride + columns.lowerBound..<y * stride + columns.upperBound { body(i) }
      }
    }

    func mean(_ values: UnsafeBufferPointer<UInt16>, _ quality: UnsafeBufferPointer<UInt16>) -> UInt16 {
      let outside = UInt16(Radiograph.PixelQuality.outside.rawValue)
      var (all, inside, count): (UInt32, UInt32, UInt32) = (0, 0, 0)
      forEach { i in
        let value = UInt32(values[i])
        all += value
        inside += quality[i] != outside ? value : 0
        count += quality[i] != outside ? 1 : 0
      }
      return count > 0 ? UInt16((inside + count / 2) / count) : UInt16((all + area / 2) / area)
    }

    func meanMaterial(_ values: UnsafeBufferPointer<UInt16>) -> UInt16 {
      var (classes, certainties, count): (UInt32, UInt32, UInt32) = (0, 0, 0)
      forEach { i in
        guard values[i] >> 8 != PicturePixels.noClass else { return }
        classes += UInt32(values[i] >> 8)
        certainties += UInt32(values[i] & 0xFF)
        count += 1
      }
      guard count > 0, 2 * count >= area else { return PicturePixels.noClass << 8 }
      return UInt16((classes + count / 2) / count) << 8 | UInt16((certainties + count / 2) / count)
    }

    func mostFrequent(_ values: UnsafeBufferPointer<UInt16>) -> UInt16 {
      // Four counts of at most 16 in the bytes of one number.
      var counts: UInt32 = 0
      forEach { i in counts += 1 << (8 * UInt32(values[i] & 3)) }
      var best = (kind: UInt16(0), count: counts & 0xFF)
      for kind in 1..<4 as Range<UInt16> {
        let count = counts >> (8 * UInt32(kind)) & 0xFF
        if count > 0, count >= best.count { best = (kind, count) }
      }
      return best.kind
    }
  }
}
