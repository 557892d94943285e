// The door of TallyReport: what this target promises (docs/architecture.md).
