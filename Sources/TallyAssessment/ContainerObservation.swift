internal import TallyCore
public import TallyDomain

/// Everything that assessment may know of one container. What is absent was not seen or not said, and is judged as such.
public struct ContainerObservation: Sendable {
  /// The container number as the scan has it.
  public var number: String?
  /// Direction of view of the picture, for example `side`.
  public var view: String
  /// Where the box lies in the picture; nil where none was found.
  public var box: FoundBox?
  /// What the detector says of it; nil where the picture could not be put through it.
  public var maps: DetectorMaps?
  /// What the beam weighed in it; nil where that cannot be known.
  public var weighed: WeighedBox?
  /// What the manifest says of it, and how the two were tied together.
  public var declaration: LinkedDeclaration
  /// What correction learnt about the picture.
  public var quality: ScanQuality
  /// Millimetres a pixel of the delivered picture at the container's mid plane.
  public var pitch: ScanSidecar.Pitch
  /// Seals as the scan has them.
  public var seals: [String]
  /// Identity of the scan's pixels, 64 hexadecimal digits: ties are broken by it.
  public var contentHash: String

  /// An observation.
  public init(
    number: String?, view: String, box: FoundBox?, maps: DetectorMaps?, weighed: WeighedBox? = nil,
    declaration: LinkedDeclaration, quality: ScanQuality, pitch: ScanSidecar.Pitch, seals: [String] = [],
    contentHash: String
  ) {
    (self.number, self.view, self.box, self.maps) = (number, view, box, maps)
    (self.weighed, self.declaration) = (weighed, declaration)
    (self.quality, self.pitch, self.seals, self.contentHash) = (quality, pitch, seals, contentHash)
  }

  /// Names the container among all others: two boxes of one scan differ by where they begin.
  public var identity: String { "\(contentHash)/\(box?.region.x0 ?? 0)" }

  /// True where the manifest says in so many words that nothing is inside.
  var isDeclaredEmpty: Bool { declaration.declared?.fullEmpty == .empty }
}
