#!/usr/bin/env python3
"""Latency of one scan from file to finding, scans per minute over many, and the share of each stage.

Makes its own scans with `tallyman simulate` (2 planes at the full pitch of mobile-6-4). Needs the release build
(`make build`). Standard library only.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from machine import ROOT, facts, write_record

TALLYMAN = ROOT / ".build/release/tallyman"


def run(*words):
    return subprocess.run([TALLYMAN, *map(str, words)], check=True, capture_output=True, text=True, cwd=ROOT).stdout


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100, help="scans for the throughput")
    parser.add_argument("--repeats", type=int, default=9, help="runs for the latency")
    parser.add_argument("--seed", type=int, default=4242)
    options = parser.parse_args()
    record = {"machine": facts(), "count": options.count, "seed": options.seed, "scanner": "mobile-6-4"}
    with tempfile.TemporaryDirectory() as folder:
        data, timings = f"{folder}/scans", f"{folder}/timings.json"
        start = time.monotonic()
        run("simulate", "--out", data, "--count", options.count, "--seed", options.seed)
        record["simulate_seconds_per_scan"] = (time.monotonic() - start) / options.count

        # One scan at a time, each in a process of its own: from the start of the process, and within it.
        first = sorted(pathlib.Path(data, "scans").glob("*.tif"))[0]
        record["scan_bytes"] = first.stat().st_size
        whole, inside = [], []
        for _ in range(options.repeats):
            start = time.monotonic()
            run("scan", first, "--manifest", f"{data}/manifests", "--json", "--timings", timings)
            whole.append(time.monotonic() - start)
            inside.append(json.loads(pathlib.Path(timings).read_text())["total"]["wall"])
        record["latency_seconds"] = {
            "process_median": statistics.median(whole), "scan_median": statistics.median(inside), "runs": len(whole)}

        run("scan", data, "--json", "--timings", timings)
        figures = json.loads(pathlib.Path(timings).read_text())
        total = sum(figures["stages"].values())
        record["throughput"] = {
            "scans_per_minute": 60 * figures["total"]["scans"] / figures["total"]["wall"],
            "stage_seconds_per_scan": {k: v / figures["total"]["scans"] for k, v in figures["stages"].items()},
            "stage_share": {k: v / total for k, v in figures["stages"].items()}}

    latency, throughput = record["latency_seconds"], record["throughput"]
    print(f"one scan, file to finding: {latency['scan_median'] * 1000:.0f} ms in the program, "
          f"{latency['process_median'] * 1000:.0f} ms with its start (median of {latency['runs']})")
    print(f"{options.count} scans: {throughput['scans_per_minute']:.0f} a minute on {record['machine']['cores']} cores")
    for stage, share in sorted(throughput["stage_share"].items(), key=lambda item: -item[1]):
        print(f"  {stage:10} {share * 100:5.1f} %  {throughput['stage_seconds_per_scan'][stage] * 1000:7.1f} ms a scan")
    print("record:", write_record("pipeline", record))


if __name__ == "__main__":
    main()
