internal import Synchronization
internal import TallyCore

/// What a stage has done so far: counted by its lanes, read by whoever reports.
public final class StageMeter: Sendable {
  /// Figures of one stage at one moment.
  public struct Figures: Sendable, Equatable {
    /// Items taken up, and finished.
    public var started = 0, finished = 0
    /// Items in work now, and waiting before the stage.
    public var running: Int { started - finished }
    /// Items waiting before the stage.
    public var waiting = 0
    /// Seconds of work, over all lanes.
    public var seconds = 0.0
    /// Threads that work.
    public var lanes = 0

    /// Nothing done yet.
    public init() {}
  }

  /// Name of the stage.
  public let name: String
  private let figures: Mutex<Figures>
  private let depth: @Sendable () -> Int

  /// A meter for a stage; `depth` tells how many items wait before it.
  public init(name: String, lanes: Int, depth: @escaping @Sendable () -> Int) {
    (self.name, self.depth) = (name, depth)
    var none = Figures()
    none.lanes = lanes
    figures = Mutex(none)
  }

  /// The figures now.
  public var now: Figures {
    var now = figures.withLock { $0 }
    now.waiting = depth()
    return now
  }

  func start() { figures.withLock { $0.started += 1 } }

  func finish(after duration: Duration) {
    figures.withLock { figures in
      figures.finished += 1
      figures.seconds += duration.inSeconds
    }
  }
}
