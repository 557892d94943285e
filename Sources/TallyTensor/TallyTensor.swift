// The door of TallyTensor: what this target promises (docs/architecture.md).
