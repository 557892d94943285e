"""What a run found: a table for the terminal, a plot for a page."""

import pathlib
import subprocess
import sys

from engines import OURS

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Harness"))
from bars import grouped_bars
from machine import ROOT

HEAD = f"{'engine':<14}{'median':>11}{'ratio':>8}{'first':>11}{'peak':>10}{'difference':>12}{'GFLOP/s':>9}{'others':>8}"


def identity(tallyman):
    """The commit can differ from the program's: what says the program of itself?"""
    return subprocess.run([tallyman, "--version"], capture_output=True, text=True).stdout.strip()


def rows(result):
    """One case at one number of threads. A ratio above 1 says how many times as long as we the engine takes."""
    lines = [f"\n{result['kind']}: {result['case']}, {result['threads']} thread(s), load {result['load'][0]:.1f} to "
             f"{result['load'][1]:.1f}", HEAD]
    ours = result["engines"].get(OURS, {}).get("median_seconds")
    for name, row in result["engines"].items():
        if "median_seconds" not in row:
            lines.append(f"{name:<14} none: {row.get('problem', 'not run')}")
            continue
        median = row["median_seconds"]
        others = sorted(row["other_cores"])[len(row["other_cores"]) // 2]
        ratio = f"{median / ours:.2f}" if ours else "–"
        lines.append(
            f"{name:<14}{median * 1000:>8.2f} ms{ratio:>8}"
            f"{row['first_median_seconds'] * 1000:>8.1f} ms{row['peak_bytes'] / 1e6:>7.1f} MB"
            f"{row.get('difference', 0):>12.1e}{result['gflop'] / median:>9.1f}{others:>8.2f}"
            + (f"  {row['problem']}" if "problem" in row else ""))
    return "\n".join(lines)


def table(results):
    """All cases: our time, and how many times as long every other engine takes."""
    names = [name for name in results[0]["engines"] if name != OURS] if results else []
    lines = ["", f"{'case':<44}{'threads':>8}{OURS:>12}" + "".join(f"{name:>15}" for name in names)]
    for result in results:
        ours = result["engines"].get(OURS, {}).get("median_seconds")
        line = f"{result['kind'] + ': ' + result['case']:<44}{result['threads']:>8}"
        line += f"{ours * 1000:>9.2f} ms" if ours else f"{'none':>12}"
        for name in names:
            theirs = result["engines"][name].get("median_seconds")
            line += f"{theirs / ours:>14.2f}x" if ours and theirs else f"{'–':>15}"
        lines.append(line)
    return "\n".join(lines)


def plot(record, path):
    """The same as bars, beside the record."""
    groups = []
    for result in record["results"]:
        bars = [(name, row["median_seconds"] * 1000) for name, row in result["engines"].items() if "median_seconds" in row]
        groups.append((f"{result['kind']}: {result['case']}, {result['threads']} thread(s)", bars))
    machine = record["machine"]
    title = f"Milliseconds a run, medians, {machine['cpu']}, {machine['cores']} cores, commit {machine['commit']}"
    target = path.with_suffix(".svg")
    (ROOT / target).write_text(grouped_bars(title, groups, highlighted=OURS))
    return target
