public import TallyCore
public import TallyDomain

/// Whatever gives a container one figure for how suspicious it looks: a baseline, or a model of somebody else's. The bench
/// evaluates it beside the shipped model, on the same boxes of the same corrected pictures.
public protocol ContainerJudge: Sendable {
  /// What it is, for reports: name and version or hash.
  var identity: String { get }

  /// Judges one container; nil where the question does not arise.
  ///
  /// - Throws: `JudgeError` where it cannot be judged.
  func verdict(_ subject: JudgedContainer, threads: Int) throws(JudgeError) -> ContainerVerdict?
}

/// One container as a judge sees it.
public struct JudgedContainer: Sendable {
  /// The corrected picture of the whole scan, and the box in it.
  public let radiograph: Radiograph, box: FoundBox
  /// What is declared: shares of mass over the commodity groups, all zero where nothing is known.
  public let declared: [Float]
  /// Names the container among all others.
  public let identity: String
  /// What is hidden, for the ideal observer alone; for everybody else empty.
  public let known: [KnownItem]

  /// A subject.
  public init(radiograph: Radiograph, box: FoundBox, declared: [Float], identity: String, known: [KnownItem] = []) {
    (self.radiograph, self.box, self.declared, self.identity, self.known) = (radiograph, box, declared, identity, known)
  }
}

/// What the ideal observer is told of a hidden item.
public struct KnownItem: Sendable, Equatable {
  /// Where it is, in pixels of the picture, and its outline as `[x, y]` pairs; without an outline it fills the box.
  public let box: PixelRegion, outline: [[Double]]
  /// True where it attenuates more than what it displaced.
  public let isHeavier: Bool

  /// An item.
  public init(box: PixelRegion, outline: [[Double]], isHeavier: Bool) {
    (self.box, self.outline, self.isHeavier) = (box, outline, isHeavier)
  }
}

/// What a judge says.
public struct ContainerVerdict: Sendable, Equatable {
  /// Higher is worse; comparable from container to container.
  public var score: Double
  /// Where, worst first, in pixels of the picture, each with a score of its own.
  public var regions: [ScoredRegion]
  /// What the load looks like: keys of commodity groups with shares, most likely first.
  public var goods: [(group: String, share: Double)]
  /// Values over the box, higher is worse; nil of a judge that has no map.
  public var map: ValueGrid?

  /// A verdict.
  public init(
    score: Double, regions: [ScoredRegion], goods: [(group: String, share: Double)] = [], map: ValueGrid? = nil
  ) {
    (self.score, self.regions, self.goods, self.map) = (score, regions, goods, map)
  }

  /// A region with its score.
  public struct ScoredRegion: Sendable, Equatable {
    /// In pixels of the picture.
    public var region: PixelRegion
    /// Higher is worse.
    public var score: Double
    /// A region.
    public init(region: PixelRegion, score: Double) { (self.region, self.score) = (region, score) }
  }

  /// Equal where everything is.
  public static func == (a: ContainerVerdict, b: ContainerVerdict) -> Bool {
    a.score == b.score && a.regions == b.regions && a.map == b.map
      && a.goods.elementsEqual(b.goods) { $0.group == $1.group && $0.share == $1.share }
  }
}
