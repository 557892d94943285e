"""What was checked and how it went: one line a check, with what was measured."""

import sys
import traceback


class Report:
    def __init__(self):
        self.passed, self.failed = 0, []

    def check(self, name, holds, detail=""):
        """Writes one line; a check that does not hold is kept for the end and the walk goes on."""
        if holds:
            self.passed += 1
        else:
            self.failed.append(name)
        tail = f" ({detail})" if detail != "" else ""
        print(f"{'ok    ' if holds else 'FAILED'} {name}{tail}", flush=True)
        return bool(holds)

    def step(self, name, work):
        """Runs a part of the walk; what it throws is a failure of that part alone."""
        print(f"-- {name}", flush=True)
        try:
            work()
        except Exception as error:  # the walk goes on, so that one fault does not hide the next
            traceback.print_exc(limit=4, file=sys.stdout)
            self.check(name, False, f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}")

    def finish(self):
        print(f"{self.passed} checks passed, {len(self.failed)} failed", flush=True)
        for name in self.failed:
            print(f"  {name}")
        return 1 if self.failed else 0
