#!/usr/bin/env python3
"""How long the calls of a store take that has many scans: recording, claiming and completing a scan, and the pages of the
worklist, alone and beside a writer. Builds the tests in release and runs the one that measures. Standard library only.
"""
import argparse
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from machine import ROOT, facts, write_record

FLAGS = ["-c", "release", "-Xswiftc", "-enable-testing", "-Xswiftc", "-warnings-as-errors"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scans", type=int, default=20_000)
    parser.add_argument("--package", type=pathlib.Path, default=ROOT, help="folder of the Package.swift to build")
    options = parser.parse_args()
    record = {"machine": facts(), "scans": options.scans, "figures": []}
    subprocess.run(["swift", "build", *FLAGS, "--build-tests"], check=True, cwd=options.package)
    test = subprocess.Popen(
        ["swift", "test", *FLAGS, "--skip-build", "--filter", "StoreBenchmark"], cwd=options.package,
        env={**os.environ, "TALLY_STORE_BENCHMARK": str(options.scans)}, stdout=subprocess.PIPE, text=True)
    for line in test.stdout:
        if not line.startswith("benchmark "):
            continue
        figure = json.loads(line.removeprefix("benchmark "))
        record["figures"].append(figure)
        if "median_ms" in figure:
            print(f"{figure['name']:48} median {figure['median_ms']:9.3f}   p99 {figure['p99_ms']:9.3f} ms   "
                  f"processor {figure['cpu_median_ms']:8.3f}, {figure['cpu_p99_ms']:8.3f} ms", flush=True)
    if test.wait() != 0 or not record["figures"]:
        sys.exit("the measurement did not end well")
    print("record", write_record("store", record))


if __name__ == "__main__":
    main()
