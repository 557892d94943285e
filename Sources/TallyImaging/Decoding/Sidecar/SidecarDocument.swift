internal import TallyCore
internal import TallyDomain

/// A sidecar read member by member, so that a confidence written as text does not cost the container's number.
struct SidecarDocument: Decodable {
  let format: String?
  private(set) var sidecar = ScanSidecar()
  /// Members that were not used, and why.
  private(set) var faults: [String] = []
  /// What is odd and no fault.
  private(set) var remarks: [String] = []

  private enum Key: String, CodingKey {
    case format, scanId, scanner, acquiredAt, `operator`, vehicle, containers, purpose, image, images
  }

  init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Key.self)
    format = try members.decodeIfPresent(String.self, forKey: .format)
    sidecar.scanId = take(members, .scanId)
    sidecar.scanner = take(members, .scanner)
    sidecar.acquiredAt = take(members, .acquiredAt)
    sidecar.operator = take(members, .operator)
    sidecar.vehicle = take(members, .vehicle)
    sidecar.purpose = take(members, .purpose)
    sidecar.image = take(members, .image)
    let containers: [Lenient<ScanSidecar.Container, JustNumber>]? = take(members, .containers)
    sidecar.containers = containers?.map { element in
      if let fault = element.fault { faults.append("a part of containers was not used: \(fault)") }
      return element.whole ?? ScanSidecar.Container(number: element.rest?.number)
    }
    if sidecar.image == nil, let views: [Lenient<ScanSidecar.Image, Never?>] = take(members, .images) {
      sidecar.image = views.first?.whole
      remarks.append("The sidecar lists \(views.count) views; the first was taken.")
    }
    dropImpossible()
  }

  /// A member, or nil and a fault where it is of another type.
  private mutating func take<Value: Decodable>(_ members: KeyedDecodingContainer<Key>, _ key: Key) -> Value? {
    do {
      return try members.decodeIfPresent(Value.self, forKey: key)
    } catch let error as DecodingError {
      faults.append("\(key.rawValue) was not used: \(DocumentError.describe(error))")
    } catch {
      faults.append("\(key.rawValue) was not used.")
    }
    return nil
  }

  /// Numbers that cannot be, so that nobody behind us trips over them.
  private mutating func dropImpossible() {
    for index in (sidecar.containers ?? []).indices {
      guard let columns = sidecar.containers?[index].columns else { continue }
      if columns.count != 2 || columns[0] < 0 || columns[0] >= columns[1] {
        sidecar.containers?[index].columns = nil
        faults.append("containers.[\(index)].columns was not used: it is no half-open range of columns.")
      }
    }
    if let pitch = sidecar.image?.pixelPitchMm, !(pitch.x > 0 && pitch.y > 0) {
      sidecar.image?.pixelPitchMm = nil
      faults.append("image.pixel_pitch_mm was not used: a pitch is above zero.")
    }
    if let scale = sidecar.image?.scale, !(scale > 0) {
      sidecar.image?.scale = nil
      faults.append("image.scale was not used: a scale is above zero.")
    }
  }
}

/// What can be kept of a container that is wrong elsewhere.
private struct JustNumber: Decodable { let number: String? }

/// A value, or what is left of it and why.
private struct Lenient<Whole: Decodable, Rest: Decodable>: Decodable {
  let whole: Whole?, rest: Rest?, fault: String?

  init(from decoder: any Decoder) throws {
    do {
      (whole, rest, fault) = (try Whole(from: decoder), nil, nil)
    } catch let error as DecodingError {
      (whole, rest, fault) = (nil, try? Rest(from: decoder), DocumentError.describe(error))
    }
  }
}
