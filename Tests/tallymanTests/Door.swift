// Tests of tallyman.
