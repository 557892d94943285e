// The door of TallyStore.
