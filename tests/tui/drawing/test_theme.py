from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color

from extract.settings import Settings
from extract.yamlfile import YamlError
from tests.tui.fake import FakeApp, ready, text
from tui.drawing.theme import BUILT_IN, ROLES, load_theme, theme_files
from tui.drawing.themefile import read_theme_file

SHIPPED = sorted(path.stem for path in BUILT_IN.glob("*.yaml"))


def luminance(color: Color) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [value / 255 for value in color.get_truecolor()]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_theme_passes_the_check_for_a_user_s_own(name: str) -> None:
    assert read_theme_file(BUILT_IN / f"{name}.yaml")["title"]


@pytest.mark.parametrize("name", [name for name in SHIPPED if not load_theme(BUILT_IN / f"{name}.yaml").ansi])
@pytest.mark.parametrize("role", [role for role in ROLES if role != "rule"])
def test_words_can_be_read_on_their_background(name: str, role: str) -> None:
    style = load_theme(BUILT_IN / f"{name}.yaml").style(role)
    assert style.color is not None
    assert style.bgcolor is not None
    light, dark = sorted((luminance(style.color), luminance(style.bgcolor)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_monochrome_names_no_colour() -> None:
    theme = load_theme(BUILT_IN / "monochrome.yaml")
    colours = {part for style in theme.styles.values() for part in (style.color, style.bgcolor) if part}
    assert all(colour.is_default for colour in colours)


def test_the_terminal_theme_keeps_to_16_colours() -> None:
    theme = load_theme(BUILT_IN / "terminal.yaml")
    colours = {part for style in theme.styles.values() for part in (style.color, style.bgcolor) if part}
    assert all(colour.is_default or (colour.number is not None and colour.number < 16) for colour in colours)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("styles:\n  text: white on black\n  spaeker: red\n", "line 3: .*spaeker"),
        ("styles:\n  fact: bold greenish\n", "line 2: .*greenish"),
        ("title: Mine\ncolours: {}\n", "line 2: colours"),
        ("styles: [\n", "line"),
    ],
)
def test_a_mistake_in_a_theme_is_named_with_its_line(tmp_path: Path, words: str, reason: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(words)
    with pytest.raises(YamlError, match=f"mine.yaml, {reason}"):
        load_theme(path)


async def test_a_user_s_own_theme_is_used_and_one_with_a_mistake_is_named(own_config: Path) -> None:
    (own_config / "themes").mkdir(parents=True)
    (own_config / "themes" / "desk.yaml").write_text("title: Desk\nstyles:\n  text: '#ffffff on #000080'\n")
    (own_config / "themes" / "broken.yaml").write_text("styles:\n  text: greenish\n")
    assert {"desk", "broken", "dark"} <= set(theme_files())
    app = FakeApp(Settings(theme="desk"))
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        assert app.colours.title == "Desk"
        app.use_theme("broken")
        await pilot.pause()
        assert app.colours.title == "Desk"
        assert "broken.yaml, line 2" in text(app)


async def test_a_theme_that_does_not_exist_is_named_and_the_app_starts() -> None:
    app = FakeApp(Settings(theme="nosuch"))
    async with app.run_test(size=(120, 24)) as pilot:
        await ready(pilot)
        assert any("nosuch" in problem.reason for problem in app.problems)


async def test_the_palette_shows_a_theme_before_it_is_chosen() -> None:
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        await pilot.press("ctrl+p", *"theme: light")
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        await pilot.press("down", "up")
        await pilot.pause(0.1)
        assert app.colours.name == "light"
        await pilot.press("escape")
        await pilot.pause(0.1)
        assert app.colours.name == "dark"


async def test_no_color_chooses_the_monochrome_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = FakeApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await ready(pilot)
        assert app.colours.name == "monochrome"
