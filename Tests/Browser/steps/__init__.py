"""The parts of the walk, in the order of walk.py. Each is `walk(browser, service, report, shots)`."""
