// The door of TallyEvaluation: what this target promises (docs/architecture.md).
