// The door of TallyStoreSQLite.
