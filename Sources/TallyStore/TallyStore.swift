// TallyStore: the rules of the store, written once above any database.
//
// What it promises: what a call acknowledged is there, whole, also after a crash; what it refused left nothing behind; a call
// that is repeated ends where it would have ended the first time. Nothing is deleted, decisions and assessments only grow.
//
//   Store.swift    the one type to use; its calls are in `Store+….swift`
//   Backend/       what a database has to do (`StoreBackend`: five calls, and two inside a transaction)
//   Schema/        the tables, as named steps in order
//   Work/          the way of a scan: Arrival/ (deliveries, identity), claims, completion, the queue
//   Declarations/  manifests with versions, and which scans were linked to what
//   Review/        one scan with all that is kept of it, decisions as a chain; Worklist/ (order, search, pages)
//   Oversight/     the log of changes, alerts, figures of the queue, the check for damage and contradictions
//
// A claim stands on conditions on its row (`claims` counts up, so an old claim's number no longer fits), a decision on the end
// of the chain that it follows, a delivery on a unique key of its images: none of them on what transactions can see of each
// other. Documents are JSON in text columns; what is searched or ordered by has columns of its own.
//
// A second database conforms to `StoreBackend` and passes Tests/TallyStoreContract.
