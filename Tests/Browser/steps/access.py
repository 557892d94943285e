"""Who has the address comes in; who has not gets nothing."""

import json


def walk(browser, service, report, shots):
    for path in ["/", "/scan/1", "/api/v1/scans", "/api/v1/scans/1", "/api/v1/scans/1/thumbnail", "/api/v1/events"]:
        for kind, token in [("without a token", None), ("with a wrong token", "wrong" + service.token[5:])]:
            status, headers, body = service.get(path, token)
            report.check(f"{path} {kind} is refused", status == 401, f"status {status}")
            report.check(f"{path} {kind} tells nothing", b"scan_id" not in body and b"PNG" not in body[:8])
    status, headers, body = service.get("/api/v1/scans", None)
    said = json.loads(body)
    report.check("the refusal is problem+json with code and remedy",
                 headers["Content-Type"].startswith("application/problem+json") and said["code"] and said["remedy"], str(said))

    browser.driver.get(service.origin + "/?token=wrong")
    report.check("a wrong token in the address shows no list", browser.js("return !document.querySelector('#rows')"))
    report.check("a wrong token in the address sets no cookie", browser.driver.get_cookies() == [])
    browser.forgive("401")

    browser.driver.get(service.address)
    browser.wait_for_list()
    report.check("the token is gone from the address", "token" not in browser.driver.current_url, browser.driver.current_url)
    cookies = browser.driver.get_cookies()
    report.check("there is one cookie, for the server alone",
                 len(cookies) == 1 and cookies[0]["httpOnly"] and cookies[0].get("sameSite") == "Strict",
                 str([{k: c.get(k) for k in ("httpOnly", "sameSite", "path")} for c in cookies]))
    report.check("no script can see the cookie", browser.js("return document.cookie") == "")
    policy = service.get("/", accept="text/html")[1].get("Content-Security-Policy", "")
    report.check("the content security policy allows nothing inline and nothing foreign", is_closed(policy), policy)


def is_closed(policy):
    """Scripts, styles and connections from the service alone; nothing inline."""
    sources = {part.split()[0]: set(part.split()[1:]) for part in policy.split(";") if part.strip()}
    default = sources.get("default-src", {"*"})
    closed = all(sources.get(kind, default) <= {"'self'", "'none'"} for kind in ("script-src", "style-src", "connect-src", "object-src"))
    return closed and sources.get("frame-ancestors") == {"'none'"} and sources.get("base-uri") == {"'none'"}
