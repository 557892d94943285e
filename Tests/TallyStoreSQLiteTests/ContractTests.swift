import Foundation
import Synchronization
import TallyStoreContract
import TallyStoreSQLite
import TallyTestSupport
import Testing

/// The contract of all stores on SQLite. About 20 s: it opens some 400 stores, one for each point at which a call can fail.
@Suite struct ContractTests {
  @Test(arguments: StoreContract.cases) func holds(_ contract: ContractCase) throws {
    try withTemporaryFolder { folder in
      let number = Mutex(0)
      let ground = ContractGround(
        open: { try SQLiteBackend(path: folder.appending(path: "store.tally").path, busySeconds: 60) },
        fresh: {
          let next = number.withLock { number in
            number += 1
            return number
          }
          return try SQLiteBackend(path: folder.appending(path: "store \(next).tally").path)
        })
      try contract.run(ground)
    }
  }
}
