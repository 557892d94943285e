// The door of TallyInference: runs ONNX models on the CPU (docs/architecture.md, inference.md).
//
// `InferenceModel` is the entrance. Behind it one type per step: `ModelGraph` (load) → `CheckedModel` (check) →
// `OptimisedGraph` (optimise, for given input shapes) → `Plan` (plan) → `Execution` (run). What one holds is complete;
// a plan is immutable and shared between threads, an execution owns its scratch memory.
//
// Types: a `Tensor` holds each type in its own width (`Storage`); arithmetic is done in one of three kinds of number
// (`Tensor.Numbers`: Float, Double, Int64). Inside a run float32 and float16 lie in one arena, every other type in boxes.
//
// Shapes that only a run decides: `Folding` puts such nodes off, the plan ends before them, and `Engine` plans the rest as
// another `CheckedModel.Part` when their numbers are there. `If` is resolved the same way: its branch takes its place.
//
// Adding an operator: a file under Operators/ with attributes, shape function, reference (loops of some size go to
// TallyTensor/References) and, where it pays, a lowering to a fast step; one row in Operators/OperatorTable.swift; then
// its node tests move in Tests/TallyInferenceTests/NodeTests/expected.txt.
