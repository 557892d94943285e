import TallyDomain
import TallyStore
import Testing

enum CheckCases {
  /// A store in which something of everything happened.
  private static func lived(_ backend: any StoreBackend) throws -> Store {
    let clock = ManualClock(), store = try Store(backend: backend, now: { clock.text })
    let scan = try store.assess("a", flagged: true, findings: [Fixture.finding(.duplicateImage, severity: .alert)])
    _ = try store.decide(Fixture.decision(scan, key: "k1"))
    _ = try store.decide(Fixture.decision(scan, .inspect, key: "k2"))
    _ = try store.decide(Fixture.decision(try store.assess("b"), key: "k3"))
    try store.quarantine(try store.arrive("c"), problem: StoreError.noSuchScan(1).explanation, files: [])
    try store.finishAsDuplicate(try store.arrive("d", content: "pixels of a", scanId: "a"), of: scan)
    _ = try store.addManifest(Fixture.manifest("R"), file: "a.edi", contentHash: "1")
    _ = try store.register(Fixture.delivery("e"))
    return store
  }

  /// Lets damage through that the database would refuse, as someone with the file could.
  private static func damage(_ backend: any StoreBackend, table: String, _ statements: [String]) throws {
    for statement in backend.dialect.appendOnly(table) {
      // `CREATE TRIGGER <name> …`
      let words = statement.split(whereSeparator: \.isWhitespace)
      try backend.tamper("DROP TRIGGER IF EXISTS \(words[2])")
    }
    for statement in statements { try backend.tamper(statement) }
  }

  private typealias Damage = (statement: String, table: String, kind: StoreFault.Kind, subject: String)

  private static let damages: [Damage] = [
    ("UPDATE decisions SET reason = 'x' WHERE sequence = 2", "decisions", .chain, "decision 2"),
    ("UPDATE decisions SET actor = 'x' WHERE sequence = 1", "decisions", .chain, "decision 1"),
    ("UPDATE decisions SET decision = 'clear' WHERE sequence = 2", "decisions", .chain, "decision 2"),
    ("DELETE FROM decisions WHERE sequence = 2", "decisions", .chain, "decision 2"),
    ("DELETE FROM decisions WHERE sequence = 3", "decisions", .chain, "decision 3"),
    ("UPDATE chain_ends SET sequence = 2", "decisions", .chain, "decision 2"),
    ("DELETE FROM chain_ends", "decisions", .chain, "decision 0"),
    ("DELETE FROM decisions WHERE scan = 2", "decisions", .contradiction, "scan 2"),
    ("UPDATE scans SET state = 'assessed' WHERE id = 5", "scans", .contradiction, "scan 5"),
    ("UPDATE scans SET problem = NULL WHERE id = 3", "scans", .contradiction, "scan 3"),
    ("UPDATE scans SET identity = 'new', identity_of = NULL WHERE id = 4", "scans", .contradiction, "scan 4"),
    ("UPDATE scans SET content = NULL WHERE id = 1", "scans", .contradiction, "scan 1"),
    ("UPDATE scans SET delivery = '{}' WHERE id = 5", "scans", .damage, "scan 5"),
    ("UPDATE assessments SET document = 'x' WHERE scan = 1", "assessments", .damage, "scan 1"),
    ("UPDATE worklist SET state = 'queued' WHERE scan = 1", "worklist", .contradiction, "scan 1"),
    ("UPDATE worklist SET assessment = 0 WHERE scan = 1", "worklist", .contradiction, "scan 1"),
    ("UPDATE worklist SET changed = 1 WHERE scan = 2", "worklist", .contradiction, "scan 2"),
    ("UPDATE assessments SET summary = '[' WHERE scan = 1", "assessments", .damage, "scan 1"),
    ("DELETE FROM worklist_text WHERE scan = 5", "worklist_text", .orphan, "scan 5"),
    ("DELETE FROM delivered_files WHERE scan = 5", "delivered_files", .orphan, "scan 5"),
    ("DELETE FROM changes WHERE sequence = 4", "changes", .contradiction, "scan 5"),
  ]

  static let all =
    damages.map { damage in
      ContractCase("the check finds: \(damage.statement)") { ground in
        let backend = try ground.open(), store = try lived(backend)
        #expect(try store.check() == [])
        try Self.damage(backend, table: damage.table, [damage.statement])
        let faults = try store.check()
        #expect(faults.contains { $0.kind == damage.kind && $0.subject == damage.subject }, "\(faults)")
      }
    } + [
      ContractCase("two events that change places break the chain") { ground in
        let backend = try ground.open(), store = try lived(backend)
        try damage(
          backend, table: "decisions",
          [
            "UPDATE decisions SET sequence = 99 WHERE sequence = 1",
            "UPDATE decisions SET sequence = 1 WHERE sequence = 2",
            "UPDATE decisions SET sequence = 2 WHERE sequence = 99",
          ])
        #expect(try store.check().filter { $0.kind == .chain }.count >= 2)
      },
      ContractCase("a row that refers to nothing is found by the database") { ground in
        let backend = try ground.open(), store = try lived(backend)
        #expect(throws: StoreError.self) { try backend.tamper("DELETE FROM scans WHERE id = 5") }
        #expect(try store.check() == [])
      },
    ]
}
