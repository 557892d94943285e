// The door of TallySimulation: what this target promises (docs/architecture.md).
