// The door of TallyInference: what this target promises (docs/architecture.md).
