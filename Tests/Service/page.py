#!/usr/bin/env python3
"""Serves the samples and walks through the page in headless Chromium (Tests/Browser/walk.py).

    python3 Tests/Service/page.py [--shots DIR]
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from service import REPOSITORY, Service  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shots", help="folder for screenshots")
    given = parser.parse_args()
    subprocess.run(["bash", str(REPOSITORY / "Tests/Browser/prepare.sh")], check=True)
    python = REPOSITORY / ".build/browser-environment/venv/bin/python"
    with tempfile.TemporaryDirectory(prefix="tallyman-page-") as work:
        watch, manifests = pathlib.Path(work, "watch"), pathlib.Path(work, "manifests")
        watch.mkdir()
        shutil.copytree(REPOSITORY / "ScanSamples/manifests", manifests)
        with Service(watch, manifests, pathlib.Path(work, "store.sqlite")) as service:
            words = [str(python), str(REPOSITORY / "Tests/Browser/walk.py"), service.address, str(watch)]
            status = subprocess.run(words + (["--shots", given.shots] if given.shots else []), check=False).returncode
            if service.stop() != 0:
                raise SystemExit("the service did not stop in order")
    sys.exit(status)


if __name__ == "__main__":
    main()
