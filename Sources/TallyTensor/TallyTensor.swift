// The door of TallyTensor: arithmetic on dense arrays in memory (docs/architecture.md).
//
// It promises: for every fast kernel a plain twin that defines it (`reference`), one chooser per family, the same bits
// for any number of threads, and tolerances with names (Tolerance.swift). Pictures are channels last (`y, x, channel`);
// it knows neither ONNX nor graphs. Memory comes in as `FloatView`s that the caller has made large enough; every entry
// point checks that.
//
// Fast paths are float32 alone. References/ holds the plain algorithms that need none: over arrays, channels first as ONNX
// has them, in double precision or generic over the three kinds of number (`ReferenceNumber`).
