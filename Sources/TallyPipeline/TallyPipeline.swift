// The door of TallyPipeline: what this target promises (docs/architecture.md).
