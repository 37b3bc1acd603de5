"""Runs one target, or all of them, for a number of minutes each, and tells what did not hold.

Every attempt is made from a number of its own, so that a failure comes back with ``python -m fuzz TARGET --attempt N``.
"""

from __future__ import annotations

import argparse
import faulthandler
import importlib
import os
import random
import sys
import tempfile
import time
import traceback
from typing import Protocol

TARGETS = ("readers", "desk", "statements", "matching", "yaml", "screen")
LIMIT = 120  # seconds after which an attempt hangs, and the place where it does is told


class Attempt(Protocol):
    """One attempt; it raises where something does not hold, and returns how many inputs it tried."""

    def __call__(self, chance: random.Random) -> int: ...


def run(target: str, minutes: float, first: int, only: bool = False) -> bool:
    """Make attempts from number ``first`` on; True when all of them held."""
    attempt: Attempt = importlib.import_module(f"fuzz.{target}").attempt
    number, inputs, failures = first, 0, 0
    slowest, slowest_number = 0.0, first
    start = time.monotonic()
    while True:
        began = time.monotonic()
        faulthandler.dump_traceback_later(LIMIT, exit=True)
        try:
            inputs += attempt(random.Random(f"{target} {number}"))
        except Exception:
            failures += 1
            print(f"{target}: attempt {number} failed", flush=True)
            traceback.print_exc(limit=-6)
        faulthandler.cancel_dump_traceback_later()
        took = time.monotonic() - began
        if took > slowest:
            slowest, slowest_number = took, number
        number += 1
        if only or time.monotonic() - start > minutes * 60:
            break
    print(
        f"{target}: {number - first:,} attempts, {inputs:,} inputs in {(time.monotonic() - start) / 60:.1f} minutes, "
        f"{failures} failed; the slowest was {slowest_number} with {slowest:.1f} s",
        flush=True,
    )
    return not failures


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"one of {', '.join(TARGETS)}; all without any")
    parser.add_argument("--minutes", type=float, default=10, help="for each target (default: 10)")
    parser.add_argument("--from", type=int, dest="first", help="the number of the first attempt (default: by the time)")
    parser.add_argument("--attempt", type=int, help="make this attempt only")
    chosen = parser.parse_args()
    unknown = set(chosen.targets) - set(TARGETS)
    if unknown:
        parser.error(f"there is no target {', '.join(unknown)}")
    only = chosen.attempt is not None
    first = chosen.attempt if only else chosen.first if chosen.first is not None else int(time.time())
    with tempfile.TemporaryDirectory() as home:
        for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
            os.environ[f"XDG_{kind}_HOME"] = home  # what whoever runs this has set, and decided, is left alone
        os.chdir(home)
        held = [run(target, chosen.minutes, first, only) for target in chosen.targets or TARGETS]
        os.chdir("/")
    sys.exit(not all(held))


if __name__ == "__main__":
    main()
