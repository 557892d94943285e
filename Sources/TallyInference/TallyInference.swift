// The door of TallyInference: runs ONNX models on the CPU (docs/architecture.md, inference.md).
//
// `InferenceModel` is the entrance. Behind it one type per step: `ModelGraph` (load) → `CheckedModel` (check) →
// `OptimisedGraph` (optimise, for given input shapes) → `Plan` (plan) → `Execution` (run). What one holds is complete;
// a plan is immutable and shared between threads, an execution owns its scratch memory.
//
// Adding an operator: a file under Operators/ with attributes, shape function, reference and, where it pays, a lowering
// to a fast step; one row in Operators/OperatorTable.swift; then its node tests move in
// Tests/TallyInferenceTests/NodeTests/expected.txt.
