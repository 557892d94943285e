// The door of TallyKernels: what this target promises (docs/architecture.md).
