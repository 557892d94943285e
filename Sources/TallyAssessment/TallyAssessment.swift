// The door of TallyAssessment: what this target promises (docs/architecture.md).
