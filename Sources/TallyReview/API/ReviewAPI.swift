public import TallyDomain
public import TallyHTTP
public import TallyStore

/// The API of the analysts under `/api/v1`, with health and figures beside it: routes over a store, a folder of picture
/// files, and what the service says of itself.
public struct ReviewAPI: Sendable {
  let store: Store
  let shelf: PictureShelf
  let status: @Sendable () throws -> ServiceStatus
  let version: String
  let budget: AssessmentDocument.Budget
  let pause: @Sendable (Duration) -> Void

  /// The API.
  /// - Parameters:
  ///   - store: Where scans and decisions are.
  ///   - pictures: The folder with the picture files that the store names.
  ///   - version: Of this program, for documents without an assessment.
  ///   - budget: As it is set now, for documents without an assessment.
  ///   - pause: Waits between two looks at the store for an event stream, on the stream's own thread.
  ///   - status: The state of the service at this moment.
  public init(
    store: Store, pictures: String, version: String, budget: AssessmentDocument.Budget,
    pause: @escaping @Sendable (Duration) -> Void,
    status: @escaping @Sendable () throws -> ServiceStatus
  ) {
    (self.store, shelf, self.version, self.budget) = (store, PictureShelf(folder: pictures), version, budget)
    (self.pause, self.status) = (pause, status)
  }

  /// Every route of the API.
  public var routes: [Route] { documented.map(\.route) }

  /// The routes with what the OpenAPI document says of them: one list, so that neither lacks what the other has.
  var documented: [APIRoute] {
    let described = scanRoutes + decisionRoutes + pictureRoutes + eventRoutes + operationRoutes
    return described + [Self.openAPIRoute(describing: described, version: version)]
  }

  /// Who may look at cases.
  static let readers: Set<Role> = [.analyst, .supervisor, .auditor]
  /// Who may decide about them.
  static let deciders: Set<Role> = [.analyst, .supervisor]
  /// Who may see how the service does; no case is in that.
  static let watchers: Set<Role> = [.analyst, .supervisor, .auditor, .administrator, .integrator]
  /// Everybody who is signed in.
  static let everyone = Set(Role.allCases)

  /// The scan of the path.
  func record(_ call: RouteCall) throws(ReviewError) -> ScanRecord {
    let id = try call.number("id")
    guard let record = try asking({ () throws(StoreError) in try store.scan(id) }) else { throw .noSuchScan(id) }
    return record
  }
}
