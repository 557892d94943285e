"""Facts that every record carries: machine, CPU, commit, date. Standard library only."""
import datetime
import json
import os
import pathlib
import platform
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]


def _cpu_name():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def _cpu_features():
    flags = set()
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("flags"):
            flags = set(line.split(":", 1)[1].split())
            break
    return [name for name in ("avx2", "fma", "avx512f") if name in flags]


def facts():
    def git(*words):
        return subprocess.run(["git", "-C", ROOT, *words], capture_output=True, text=True).stdout.strip()

    return {
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "cpu": _cpu_name(),
        "cpu_features": _cpu_features(),
        "cores": os.cpu_count(),
        "commit": git("rev-parse", "--short", "HEAD"),
        "uncommitted_changes": bool(git("status", "--porcelain", "--untracked-files=no")),
        "load_before": load(),
    }


def load():
    """Processes that wanted a core over the last minute, on average."""
    return round(os.getloadavg()[0], 2)


def busy_seconds():
    """Time that all cores together have worked since the machine started; stolen time counts as work."""
    fields = list(map(int, pathlib.Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]))
    user, nice, system, _, _, interrupts, soft, stolen = fields
    return (user + nice + system + interrupts + soft + stolen) / os.sysconf("SC_CLK_TCK")


def write_record(kind, record):
    machine = record["machine"]
    cpu = "".join(c if c.isalnum() else "-" for c in machine["cpu"].lower()).strip("-")
    folder = ROOT / "Benchmarks" / "Records"
    folder.mkdir(exist_ok=True)
    path = folder / f"{machine['date'][:10]}-{kind}-{cpu}.json"
    number = 2
    while path.exists():  # a record is never edited: the next one of the day gets a number
        path = folder / f"{machine['date'][:10]}-{kind}-{cpu}-{number}.json"
        number += 1
    path.write_text(json.dumps(record, indent=1) + "\n")
    return path.relative_to(ROOT)
