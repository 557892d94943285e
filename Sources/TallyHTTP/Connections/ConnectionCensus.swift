/// How many connections there are, in all and from each address.
struct ConnectionCensus: Equatable {
  private(set) var total = 0
  private var byAddress = [String: Int]()

  /// Counts a connection in; nil where it may come, otherwise why not.
  mutating func admit(_ address: String, _ limits: HTTPLimits) -> HTTPRefusal? {
    if total >= limits.connections { return .tooManyConnections }
    if byAddress[address, default: 0] >= limits.connectionsPerAddress { return .tooManyFromAddress }
    total += 1
    byAddress[address, default: 0] += 1
    return nil
  }

  /// Counts a connection out.
  mutating func leave(_ address: String) {
    total -= 1
    let left = byAddress[address, default: 1] - 1
    byAddress[address] = left == 0 ? nil : left
  }
}
