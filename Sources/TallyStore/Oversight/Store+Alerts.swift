public import TallyDomain

extension Store {
  /// Raises an alert. Where the same one (kind and subject) is open already, it keeps its beginning and takes the new sentence.
  public func raise(_ alert: ServiceAlert) throws(StoreError) {
    let raised = try Instant(alert.raisedAt).text
    try backend.write(.soon) { session throws(StoreError) in
      let open = try session.execute(
        "UPDATE alerts SET sentence = ?3 WHERE kind = ?1 AND subject = ?2 AND cleared_at IS NULL",
        .text(alert.kind.rawValue), .text(alert.subject), .text(alert.sentence))
      guard open == 0 else { return }
      try session.execute(
        "INSERT INTO alerts (kind, subject, sentence, raised_at) VALUES (?1, ?2, ?3, ?4)",
        .text(alert.kind.rawValue), .text(alert.subject), .text(alert.sentence), .text(raised))
    }
  }

  /// Ends an alert; one that is not open is none.
  public func clear(kind: ServiceAlert.Kind, subject: String) throws(StoreError) {
    let at = try now().text
    try backend.write(.soon) { session throws(StoreError) in
      _ = try session.execute(
        "UPDATE alerts SET cleared_at = ?3 WHERE kind = ?1 AND subject = ?2 AND cleared_at IS NULL",
        .text(kind.rawValue), .text(subject), .text(at))
    }
  }

  /// Alerts that are open, oldest first.
  public func alerts() throws(StoreError) -> [ServiceAlert] {
    try alerts(where: "cleared_at IS NULL ORDER BY id")
  }

  /// The last alerts, open or over, newest first.
  public func alertHistory() throws(StoreError) -> [ServiceAlert] {
    try alerts(where: "id > 0 ORDER BY id DESC LIMIT 200")
  }

  private func alerts(where condition: String) throws(StoreError) -> [ServiceAlert] {
    let rows = try backend.read { session throws(StoreError) in
      try session.rows("SELECT kind, subject, sentence, raised_at, cleared_at FROM alerts WHERE \(condition)")
    }
    return try rows.map { row throws(StoreError) in
      ServiceAlert(
        kind: try row.choice("kind"), subject: try row.text("subject"), sentence: try row.text("sentence"),
        raisedAt: try row.text("raised_at"), clearedAt: try row.optionalText("cleared_at"))
    }
  }
}
