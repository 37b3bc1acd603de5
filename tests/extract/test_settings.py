"""The configuration: defaults without a file, the file's values with one, an error that says where."""

from pathlib import Path

import pytest

from extract import settings
from extract.model import By
from extract.yamlfile import YamlError


def test_without_a_file_the_defaults_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path)
    assert settings.load_settings() == settings.Settings()


def test_the_users_file_is_read_from_the_configuration_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "config_folder", lambda: tmp_path)
    (tmp_path / "config.yaml").write_text("by: speaker\nthreshold: 70\n")
    read = settings.load_settings()
    assert (read.by, read.threshold) == (By.SPEAKER, 70)


def test_a_setting_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("by: agency\ntreshold: 70\n")
    with pytest.raises(YamlError, match=r"config\.yaml, line 2: treshold"):
        settings.load_settings(path)


def test_a_file_that_was_asked_for_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(YamlError, match="cannot be read"):
        settings.load_settings(tmp_path / "absent.yaml")


def test_a_name_that_would_act_on_a_terminal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text('by: agency\noutlet: "x\\e[2J"\n')
    with pytest.raises(YamlError, match=r"config\.yaml, line 2: outlet: has characters that cannot be seen"):
        settings.load_settings(path)
