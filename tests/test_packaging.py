"""What is built, and what it is built on."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("extract", "tui", "themes")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def names(requirements: Iterable[str]) -> set[str]:
    return {re.split(r"[\[<>=!~ ]", one)[0].lower() for one in requirements}


RUNTIME = names(PROJECT["project"]["dependencies"])
EXTRAS = names(one for some in PROJECT["project"]["optional-dependencies"].values() for one in some)
GROUPS = names(one for some in PROJECT["dependency-groups"].values() for one in some)


def test_each_dependency_is_justified_and_none_that_is_not_one() -> None:
    tables = (ROOT / "docs" / "dependencies.md").read_text().split("|---|---|---|\n")[1:]
    told = [set(re.findall(r"^\| ([\w-]+) \|", one.partition("\n\n")[0].lower(), re.MULTILINE)) for one in tables]
    assert told == [RUNTIME, EXTRAS, GROUPS]


def test_each_dependency_has_bounds_at_both_ends() -> None:
    project = PROJECT["project"]
    for one in chain(project["dependencies"], *project["optional-dependencies"].values()):
        assert re.search(r">=\d[\w.]*,<\d", one), one


def test_what_is_imported_is_a_dependency_and_every_dependency_is_imported() -> None:
    imported = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Import):
                    imported |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    imported.add(node.module.partition(".")[0])
    distributions = packages_distributions()
    others = imported - sys.stdlib_module_names - set(PACKAGES)
    found = {distributions.get(name, [name.replace("_", "-")])[0].lower() for name in others}
    assert found - EXTRAS - {"transformers", "torch"} == RUNTIME  # those two come with sentence-transformers


def test_the_wheel_holds_everything_and_nothing_else(tmp_path: Path) -> None:
    from hatchling.builders.wheel import WheelBuilder

    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in held if name.partition("/")[0] in PACKAGES} == wanted
    for needed in (
        "themes/dark.yaml",
        "tui/keymaps/emacs.yaml",
        "extract/data/topics.yaml",
        "extract/language/model.sha256",
    ):
        assert needed in held
    version = PROJECT["project"]["version"]
    assert f"wireside-{version}.data/data/share/man/man1/wireside.1" in held
    assert {f"wireside-{version}.dist-info/licenses/{name}" for name in ("LICENSE", "NOTICE")} <= held


def test_the_source_distribution_can_be_run_and_tested() -> None:
    from hatchling.builders.sdist import SdistBuilder

    held = {one.distribution_path for one in SdistBuilder(str(ROOT)).recurse_included_files()}
    for needed in (
        "Makefile",
        "requirements-dev.lock",
        "tests/test_packaging.py",
        "docs/sample/afp.txt",
        "fuzz/screen.py",
    ):
        assert needed in held
