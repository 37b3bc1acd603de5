"""Make the pictures in the documents from the program itself: ``python docs/pictures.py``.

The picture of the page needs Chromium, and is left as it is where there is none.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import tempfile
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


def page() -> None:
    """The sample story as a page, on a screen 1,280 pixels wide."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("no Chromium here: page.png is left as it is", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        sample = [f"sample/{name}.txt" for name in ("afp", "reuters", "tass")]
        subprocess.run(
            [str(Path(sys.executable).with_name("wireside")), "compare", "--format", "html", "--output", file, *sample],
            check=True,
        )
        options = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking".split()
        look = ["--hide-scrollbars", "--window-size=1280,1500", f"--screenshot={HERE}/pictures/page.png"]
        subprocess.run(
            [browser, *options, f"--user-data-dir={folder}/profile", *look, file.as_uri()],
            check=True,
            stderr=subprocess.DEVNULL,
        )


os.chdir(HERE)  # so that the paths in the pictures are the same everywhere
for name, keys in PICTURES.items():
    asyncio.run(picture(name, keys))
page()
