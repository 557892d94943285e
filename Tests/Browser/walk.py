#!/usr/bin/env python3
"""Walks through the analyst's page in headless Chromium, as an analyst would, and compares with what the API says.

usage: walk.py ADDRESS FOLDER [--samples DIR] [--shots DIR] [--only STEP]
ADDRESS is the line that `tallyman run` prints; FOLDER is one that it watches: scans are dropped there.
Exit status 0 when every check holds, 1 when one does not.
"""

import argparse
import os
import sys

from browser import Browser
from report import Report
from service import Service
from steps import access, accessibility, deciding, live, pixels, units, viewer, worklist

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("address")
    options.add_argument("folder")
    options.add_argument("--samples", default=os.path.join(ROOT, "ScanSamples", "scans"))
    options.add_argument("--shots", help="folder for screenshots")
    options.add_argument("--only", help="one step: " + ", ".join(name for name, _ in STEPS))
    given = options.parse_args()

    report, service = Report(), Service(given.address, given.folder, given.samples)
    browser = Browser(service.origin)
    try:
        fill(service)
        for name, work in STEPS:
            if name == "access" or given.only in (None, name):
                report.step(name, lambda work=work: work(browser, service, report, given.shots))
        browser.close()
        report.check("no request to another host", browser.hosts <= {service.origin}, ", ".join(sorted(browser.hosts)))
        report.check("no console error, no violation of the content security policy", not browser.faults,
                     "; ".join(browser.faults[:5]))
    finally:
        try:
            browser.driver.quit()
        except Exception:  # it is closed already where all went well
            pass
    return report.finish()


def fill(service):
    """Sees that there is something to look at: the samples, where the service has nothing yet."""
    if service.scans()["total"] == 0:
        service.drop_samples()
    service.wait_for("scans that were assessed", lambda: service.scans(state="assessed")["total"] >= 3)


STEPS = [("access", access.walk), ("units", units.walk), ("worklist", worklist.walk), ("viewer", viewer.walk), ("pixels", pixels.walk),
         ("live", live.walk), ("accessibility", accessibility.walk), ("deciding", deciding.walk)]

if __name__ == "__main__":
    sys.exit(main())
