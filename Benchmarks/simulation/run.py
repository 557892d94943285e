#!/usr/bin/env python3
"""What a simulated scan costs on one core: processor time of `tallyman simulate` over some scans, files included.

Full pitch of mobile-6-4, two planes, all noise and defects; also crops of 176 × 224. Needs the release build
(`make build`). Standard library only.
"""
import argparse
import pathlib
import resource
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from machine import ROOT, facts, write_record

TALLYMAN = ROOT / ".build/release/tallyman"


def seconds(count, *words):
    """Processor seconds a scan, the start of the program and its tables taken off by a run of one scan."""

    def spent(scans):
        with tempfile.TemporaryDirectory() as folder:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run(
                [TALLYMAN, "simulate", "--out", folder, "--count", str(scans), "--seed", "3", "--threads", "1", *words],
                check=True, capture_output=True, cwd=ROOT)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return after.ru_utime - before.ru_utime

    return (spent(count + 1) - spent(1)) / count


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=30)
    count = parser.parse_args().count
    result = {
        "full_scan_s": round(seconds(count), 3),
        "scan_12mm_s": round(seconds(count, "--pitch", "12"), 3),
        "crops_9mm_s": round(seconds(count, "--pitch", "9", "--crops", "176x224", "--per-scan", "8"), 3),
    }
    print(f"{'scan, full pitch':24}{result['full_scan_s']:8.3f} s of one core")
    print(f"{'scan, 12 mm':24}{result['scan_12mm_s']:8.3f} s")
    print(f"{'8 crops of a scan, 9 mm':24}{result['crops_9mm_s']:8.3f} s")
    print("record:", write_record("simulation", {"machine": facts(), "scans": count, **result}))


if __name__ == "__main__":
    main()
