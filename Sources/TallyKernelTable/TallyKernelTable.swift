// The door of TallyKernelTable: what kernels and their callers both speak (docs/architecture.md).
//
// TallyKernels is compiled several times, once for each instruction set. Its copies have the same types in different
// modules, so what crosses the boundary is defined here, once: plain values, and a table with one entry a kernel. A run
// takes one table and never looks at the processor again.
