// The door of TallyPhysics: what this target promises (docs/architecture.md).
