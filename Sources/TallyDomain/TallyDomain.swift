// The door of TallyDomain: what this target promises (docs/architecture.md).
