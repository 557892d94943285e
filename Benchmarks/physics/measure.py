"""Runs `tallyman physics bench`, prints its table, writes one record. Standard library only."""
import argparse
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
import machine  # noqa: E402

parser = argparse.ArgumentParser()
parser.add_argument("--tallyman", required=True)
parser.add_argument("--scanner", default="mobile-6-4")
parser.add_argument("--repeat", type=int, default=7)
arguments = parser.parse_args()

facts = machine.facts()
words = [arguments.tallyman, "physics", "bench", "--scanner", arguments.scanner, "--repeat", str(arguments.repeat), "--json"]
result = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
for name in ("prepare_seconds", "forward_seconds", "readout_seconds", "scan_seconds", "inverse_seconds",
             "weighing_tables_seconds", "weighing_seconds"):
    print(f"{name:16} {result[name]:.3f}")
print(machine.write_record("physics", {"machine": facts, "command": "Benchmarks/physics/run", "result": result}))
