"""A scan that comes while the list is open shows there by itself, and the row under the cursor does not move."""

import time

from selenium.webdriver.common.action_chains import ActionChains


def walk(browser, service, report, shots):
    browser.open("/")
    browser.wait_for_list()
    browser.js("window.walkStayed = true")
    time.sleep(1)  # the connection of the events stands a moment after the list
    known = {scan["id"] for scan in service.scans()["scans"]}
    row = browser.driver.find_elements("css selector", "#rows [role=row]")[1]
    ActionChains(browser.driver).move_to_element(row).perform()
    held = browser.js("const row = document.querySelectorAll('#rows [role=row]')[1]; return [Number(row.dataset.scan), row.getBoundingClientRect().top]")

    stem = f"YD01-walk-{int(time.time())}"
    worst = next(scan["stem"] for scan in service.scans(order="priority")["scans"] if has_sample(service, scan["stem"]))
    begun = time.monotonic()
    service.drop_variant(stem, worst)
    browser.wait("the new scan in the list", "[...document.querySelectorAll('#rows [role=row]')].some((row) => row.innerText.includes(arguments[0]))", 60, stem)
    report.check("a new scan shows by itself", browser.js("return window.walkStayed === true"), f"{time.monotonic() - begun:.1f} s after it was dropped")
    scan = service.wait_for("the new scan", lambda: next((s for s in service.scans(order="newest")["scans"] if s["stem"] == stem), None))
    report.check("it is a new one", scan["id"] not in known)
    now = browser.js("const row = document.querySelector(`#rows [data-scan='${arguments[0]}']`); return row ? row.getBoundingClientRect().top : null", held[0])
    report.check("the row under the cursor has not moved", now is not None and abs(now - held[1]) < 2, f"{held[1]} → {now}")
    connection(browser, report)


def has_sample(service, stem):
    import os
    return os.path.exists(os.path.join(service.samples, stem + ".tif"))


def connection(browser, report):
    """A lost connection is told, and mended without a reload."""
    hidden = "document.querySelector('#connection').hidden"
    browser.driver.execute_cdp_cmd("Network.enable", {})
    browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    try:
        browser.wait("the banner", f"!{hidden}", 15)
        report.check("a lost connection is told", True)
    finally:
        browser.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
    browser.wait("the banner to go", hidden, 30)
    report.check("the connection comes back without a reload", browser.js("return window.walkStayed === true"))
    browser.forgive("ERR_INTERNET_DISCONNECTED", "/api/v1/events")
