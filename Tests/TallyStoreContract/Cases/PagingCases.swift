import TallyCore
import TallyDomain
import TallyStore
import Testing

enum PagingCases {
  /// All pages; between two of them something may happen.
  private static func pages(
    _ store: Store, _ query: WorklistQuery, between: (Int) throws -> Void = { _ in }
  ) throws -> [Int64] {
    var query = query, ids = [Int64](), page = 0
    while true {
      let answer = try store.worklist(query)
      ids += answer.entries.map(\.id)
      guard let next = answer.next else { return ids }
      #expect(answer.entries.count == query.limit)
      query.cursor = next
      page += 1
      try #require(page < 1_000, "the list does not end")
      try between(page)
    }
  }

  private static func fill(_ store: Store, _ count: Int, seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for index in 0..<count {
      let priority = generator.chance(0.1) ? nil : (generator.uniform(0, 8) * 4).rounded() / 4  // many are equal
      let scan = try store.assess("s\(index)", priority: priority, flagged: generator.chance(0.2))
      if generator.chance(0.2) { _ = try store.decide(Fixture.decision(scan, key: "fill \(index)")) }
    }
    for index in 0..<7 { _ = try store.register(Fixture.delivery("q\(index)")) }
  }

  static let all = [
    ContractCase("pages of any size give the same list") { ground in
      let store = try ground.store()
      try fill(store, 60, seed: 1)
      for order in WorklistQuery.Order.allCases {
        let whole = try store.worklist(WorklistQuery(order: order, limit: 500)).entries.map(\.id)
        #expect(whole.count == 67)
        for limit in [1, 2, 7, 66, 67, 68] {
          #expect(try pages(store, WorklistQuery(order: order, limit: limit)) == whole, "\(order), \(limit)")
        }
        let found = try store.worklist(WorklistQuery(order: order, text: "s1", limit: 500))
        #expect(found.entries.count == 11 && found.total == 11, "s1, s10 to s19")
        let paged = try pages(store, WorklistQuery(order: order, text: "s1", limit: 2)) { _ in }
        #expect(paged == found.entries.map(\.id), "\(order), searched")
        #expect(paged == whole.filter { paged.contains($0) }, "in the order of the whole list, \(order)")
        let flagged = try store.worklist(WorklistQuery(order: order, flaggedOnly: true, limit: 500))
        #expect(try pages(store, WorklistQuery(order: order, flaggedOnly: true, limit: 3)) == flagged.entries.map(\.id))
      }
      #expect(try store.worklist(WorklistQuery(limit: 0)).entries.count == 1)
      #expect(try store.worklist(WorklistQuery(limit: .max)).entries.count == 67)
    },
    ContractCase("while rows change, none comes twice and none that stays is missed") { ground in
      let store = try ground.store()
      try fill(store, 60, seed: 2)
      let kinds = WorklistQuery.Order.allCases.flatMap { [($0, String?.none), ($0, "msku")] }
      for (seed, (order, text)) in kinds.enumerated() {
        var generator = SeededGenerator(seed: UInt64(seed) + 9), touched = Set<Int64>()
        let before = try store.worklist(WorklistQuery(order: order, text: text, limit: 500))
        let ids = try pages(store, WorklistQuery(order: order, text: text, limit: 4)) { page in
          let name = "\(order) \(text ?? "") \(page)"
          try store.requeue(scan: generator.pick(before.entries.filter { $0.state == .assessed }).id, reason: name)
          while let claim = try store.claim(worker: "w", leaseSeconds: 60) {
            let container = Fixture.container(
              "MSKU1234565", priority: generator.uniform(0, 9), flagged: generator.chance(0.5))
            try store.complete(claim, with: try Fixture.result(claim.delivery.stem, [container]))
          }
          let open = try store.worklist(WorklistQuery(order: .newest, states: [.assessed], limit: 500)).entries
          _ = try store.decide(Fixture.decision(generator.pick(open).id, key: name))
          _ = try store.register(Fixture.delivery("new \(name)"))
        }
        for change in try store.changes(after: before.sequence, limit: 10_000) { touched.insert(change.scan) }
        #expect(Set(ids).count == ids.count, "twice, \(order)")
        let steady = before.entries.map(\.id).filter { !touched.contains($0) }
        #expect(ids.filter { !touched.contains($0) } == steady, "\(order)")
        #expect(!steady.isEmpty && !touched.isEmpty)
      }
    },
    ContractCase("a cursor continues its own list and no other") { ground in
      let store = try ground.store()
      try fill(store, 5, seed: 3)
      let query = WorklistQuery(limit: 2)
      let next = try #require(try store.worklist(query).next)
      for other in [
        WorklistQuery(order: .newest, limit: 2, cursor: next), WorklistQuery(text: "a", cursor: next),
        WorklistQuery(flaggedOnly: true, cursor: next), WorklistQuery(states: [.queued], cursor: next),
      ] { expect(.badCursor(next)) { _ = try store.worklist(other) } }
      for seed in UInt64(0)..<200 {
        let bytes = Array(next.utf8), position = Int(seed) % bytes.count
        var damaged = bytes
        damaged[position] = UInt8(ascii: seed % 2 == 0 ? "." : "x")
        let text = String(decoding: damaged, as: UTF8.self)
        do throws(StoreError) {
          _ = try store.worklist(WorklistQuery(limit: 2, cursor: text))
        } catch {
          #expect(error == .badCursor(text), "seed \(seed)")
        }
      }
      for text in ["", ".", "1.2.3", String(repeating: "9", count: 100_000)] {
        expect(.badCursor(String(text.prefix(200)))) { _ = try store.worklist(WorklistQuery(cursor: text)) }
      }
    },
  ]
}
