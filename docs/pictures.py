"""Make the pictures in the documents from the program itself: ``python docs/pictures.py``."""

from __future__ import annotations

import asyncio
import os
import re
from pathlib import Path

from extract.settings import Settings
from tui.app import WiresideApp

HERE = Path(__file__).parent
SIZE = (110, 34)
# What to press before each picture, in the sample story.
PICTURES = {
    "compare": ("]", "d"),
    "article": ("]", "d", "enter"),
    "coverage": ("M",),
    "timeline": ("t",),
}


async def picture(name: str, keys: tuple[str, ...]) -> None:
    app = WiresideApp(["sample/afp.txt", "sample/reuters.txt", "sample/tass.txt"], Settings())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause(1)  # the work begins when the first paint is out
        await app.workers.wait_for_complete()
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
        svg = app.export_screenshot(title="wireside docs/sample")
    # The fonts would be fetched from the network when the picture is looked at.
    svg = re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)
    (HERE / "pictures" / f"{name}.svg").write_text(svg, encoding="utf-8")


os.chdir(HERE)  # so that the paths in the pictures are the same everywhere
for name, keys in PICTURES.items():
    asyncio.run(picture(name, keys))
