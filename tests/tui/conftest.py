"""The screen's tests see no configuration of whoever runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.drawing.marks import UNICODE


@pytest.fixture(autouse=True)
def own_config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty configuration folder; returns where Wireside looks."""
    folder = tmp_path / "config" / "wireside"
    places = {"user_config_dir": str(folder)}
    places |= {f"user_{name}_dir": str(tmp_path / name / "wireside") for name in ("state", "data")}
    monkeypatch.setattr("extract.settings._DIRS", type("Dirs", (), places))
    for name in ("config", "state", "data"):  # for the programs that tests start
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setattr("tui.app.marks_for", lambda: UNICODE)
    return folder
