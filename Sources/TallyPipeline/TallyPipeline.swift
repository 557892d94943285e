// The door of TallyPipeline: many scans at once on few cores, in bounded memory, results in the order of the input.
//
// Conveyor   lanes that each carry one scan through all stages, so that the decoding of one overlaps the inference of
//            another; how far a lane may run ahead of delivery is bounded, and with it the memory.
//
// Stages come in as closures: this target knows no picture, no network and no file.
