// The door of TallyStoreContract: what every back end of the store has to pass, written once.
//
// A back end's tests run `StoreContract.cases` over a `ContractGround`, which opens its database as often as a case likes:
// each opening is another program.
//
//   StoreContract.swift    the list of cases and their ground
//   Fixtures/              deliveries, results and a clock for them; a back end that fails when it is told to
//   Cases/                 one file a facet of the store
