// The door of TallyDetector: what this target promises (docs/architecture.md).
