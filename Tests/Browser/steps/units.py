"""The pure functions of the page, tested in the browser that runs them: each file in units/ is a list of tests."""

import os

RUNNER = """
const results = [];
const load = (name) => import('/assets/' + name);
const equal = (actual, expected, what = '') => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) throw new Error(`${what} ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`);
};
const near = (actual, expected, within, what = '') => {
  if (!(Math.abs(actual - expected) <= within)) throw new Error(`${what} ${actual} instead of ${expected} ± ${within}`);
};
const test = async (name, work) => {
  try { await work(); results.push({ name, error: '' }); } catch (error) { results.push({ name, error: String(error && error.message || error) }); }
};
%s
return results;
"""


def walk(browser, service, report, shots):
    browser.open("/")
    browser.wait_for_list()
    folder = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "units")
    for name in sorted(os.listdir(folder)):
        if not name.endswith(".js"):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            results = browser.js_async(RUNNER % file.read())
        report.check(f"{name} has tests", len(results) > 0)
        for result in results:
            report.check(f"{name}: {result['name']}", result["error"] == "", result["error"])
