"""Deciding with the keyboard alone, revising, an answer that is lost on the way, and the next scan."""

import time

LAST = "document.querySelector('#history li .decision')?.innerText ?? ''"


def walk(browser, service, report, shots):
    by_keyboard(browser, service, report, shots)
    revise(browser, service, report)
    lost_answer(browser, service, report)


def decisions(service, scan):
    return service.json(f"/api/v1/scans/{scan}")["record"]["decisions"]


def by_keyboard(browser, service, report, shots):
    """From the list to the next scan without a mouse."""
    browser.open("/")
    browser.wait_for_list()
    worst = [scan["id"] for scan in service.scans(order="priority", state="assessed")["scans"]]
    browser.keys("j")
    browser.keys("j", "k", "\ue007")
    browser.wait("the scan", "location.pathname.startsWith('/scan/')")
    browser.wait_for_scan()
    scan = int(browser.driver.current_url.rsplit("/", 1)[1])
    report.check("the keyboard opens a scan of the list", scan in worst, f"scan {scan}")
    before = len(decisions(service, scan))
    browser.keys("3", "d", "j", "z", "0", "1", "f")
    browser.keys("c", shift=True)
    report.check("a decision starts with the reason", browser.js("return document.activeElement.id") == "reason")
    browser.keys("\ue007", control=True)
    browser.wait("the refusal", "document.querySelector('#decision-said').innerText.trim()")
    report.check("an empty reason is refused", len(decisions(service, scan)) == before, browser.js("return document.querySelector('#decision-said').innerText"))
    browser.keys(*"Tiles on pallets, as declared.")
    if shots:
        browser.shot(shots, "decision-1366x768")
    browser.keys("\ue007", control=True)
    browser.wait("the decision in the history", f"({LAST}).includes('Clear') && !!document.querySelector('#go-on')", 15)
    made = decisions(service, scan)
    report.check("the decision is recorded, with its reason", len(made) == before + 1 and made[-1]["decision"] == "clear" and made[-1]["reason"] == "Tiles on pallets, as declared.", str(made[-1:]))
    report.check("the focus is on what comes next", browser.js("return document.activeElement.id") == "go-on")
    browser.keys("n")
    browser.wait("the next scan", f"location.pathname !== '/scan/{scan}'")
    browser.wait_for_scan()
    following = int(browser.driver.current_url.rsplit("/", 1)[1])
    expected = service.scans(order="priority", state="assessed")["scans"][0]["id"]
    report.check("next is the worst that waits", following == expected, f"scan {following}")


def revise(browser, service, report):
    scan = service.scans(order="newest", state="decided")["scans"][0]["id"]
    before = decisions(service, scan)
    browser.open(f"/scan/{scan}")
    browser.wait_for_scan()
    browser.js("document.querySelector('#revise').click()")
    browser.keys("i", shift=True)
    browser.js("[...document.querySelectorAll('.reason-chip')][0].click()")
    browser.keys("\ue007", control=True)
    browser.wait("the revised decision", f"({LAST}).includes('Inspect')", 15)
    after = decisions(service, scan)
    report.check("a revision is one more decision, the first one stays", len(after) == len(before) + 1 and after[:len(before)] == before and after[-1]["decision"] == "inspect", str([d["decision"] for d in after]))
    shown = browser.js("return document.querySelectorAll('#history li').length")
    report.check("the history shows all of them", shown == len(after), f"{shown}")


def lost_answer(browser, service, report):
    """The service records, but its answer is lost: the page sends the same key again, and there is one decision."""
    scan = service.scans(order="priority", state="assessed")["scans"][0]["id"]
    browser.open(f"/scan/{scan}")
    browser.wait_for_scan()
    browser.js("""
        const real = window.fetch; window.walkKeys = [];
        window.fetch = async (address, options) => {
          const answer = await real(address, options);
          if (options && options.method === 'POST') {
            window.walkKeys.push(options.headers['Idempotency-Key']);
            if (window.walkKeys.length === 1) throw new TypeError('lost');
          }
          return answer;
        };""")
    browser.js("document.querySelector('#stage').focus()")
    browser.keys("r", shift=True)
    browser.keys(*"Second opinion, please.")
    browser.keys("\ue007", control=True)
    browser.wait("the decision in spite of the loss", f"({LAST}).includes('Refer') && !!document.querySelector('#go-on')", 20)
    keys = browser.js("return window.walkKeys")
    report.check("a lost answer is asked for again with the same key", len(keys) == 2 and keys[0] == keys[1], str(keys))
    report.check("and counts once", len(decisions(service, scan)) == 1, str(len(decisions(service, scan))))
