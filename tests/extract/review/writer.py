"""A program that decides without end: ``python writer.py DATABASE``.

It says a line for each decision that the store has acknowledged. A process is started anew by forking for every line
that it is sent, which spares the imports; each is a process of its own that is killed as a whole.
"""

import os
import sys
import time

from extract.review.store import StoreError, open_store
from tests.extract.review.decisions import decision


def decide(database: str, name: str, acknowledged: int) -> None:
    with open_store(database) as store:
        number = 0
        while True:
            try:
                kept = store.append(
                    [decision(f"{name}-{number}-{place}", editor=name) for place in range(1 + number % 3)]
                )
            except StoreError as error:
                os.write(acknowledged, f"! {error}\n".encode())
                continue
            os.write(acknowledged, "".join(f"{one.number} {one.value}\n" for one in kept).encode())
            number += 1
            time.sleep(0.002)  # SQLite is not fair: without a pause the other writer may wait for seconds


def main() -> None:
    """Read a name a line; start a process that decides under it, and say its id."""
    database = sys.argv[1]
    for line in sys.stdin:
        child = os.fork()
        if not child:
            decide(database, line.strip(), 1)
        print(f"pid {child}", flush=True)
        os.waitpid(child, 0)
        print("ended", flush=True)


if __name__ == "__main__":
    main()
