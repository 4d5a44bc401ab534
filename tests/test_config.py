"""Reading the configuration, and what a mistake in it gets."""

from datetime import date
from pathlib import Path

import pytest

from freshness.config import Config, Ignore, Target, find, load
from freshness.errors import ConfigError


def write(folder: Path, text: str, name: str = "freshness.yml") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def test_everything_is_optional(tmp_path: Path) -> None:
    assert load(write(tmp_path, "")) == Config()


def test_settings_are_typed(tmp_path: Path) -> None:
    config = load(
        write(
            tmp_path,
            "targets: [{url: 'https://ada.example/', folder: site}]\n"
            "ignore: [{rule: dead-link, where: /old/*, reason: kept on purpose, until: 2027-03-01}]\n"
            "half_life: {now: 30}\n",
        )
    )
    assert config.targets == [Target(url="https://ada.example/", folder="site")]
    assert config.ignore == [
        Ignore(rule="dead-link", where="/old/*", reason="kept on purpose", until=date(2027, 3, 1))
    ]
    assert config.half_life.now == 30


def test_pyproject(tmp_path: Path) -> None:
    text = '[tool.freshness]\ntargets = [{folder = "site"}]\n'
    assert load(write(tmp_path, text, "pyproject.toml")).targets == [Target(folder="site")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("targts: []", ":1: unknown key `targts`; did you mean `targets`?"),
        ("targets:\n  - url: x\n    fodler: y", ":3: unknown key `fodler`; did you mean `folder`?"),
        ("limits:\n  pages: many", ":2: `limits.pages`: expected `int`, got `str`"),
        ("ignore:\n  - rule: dead-link", "missing required field `reason`"),
        ("targets: [\n", "is not valid YAML"),
        ("- a list", "expected `object`"),
        ("\x00", "is not valid YAML"),
        ("when: 2026-13-45", "is not valid YAML"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(file)
    assert str(error.value).startswith(str(file))
    assert complaint in str(error.value)


def test_a_broken_toml_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is not valid TOML"):
        load(write(tmp_path, "[tool.freshness", "pyproject.toml"))


def test_a_file_that_is_no_configuration(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="larger than 1 MiB"):
        load(write(tmp_path, "#" * (1 << 20) + "#"))
    (tmp_path / "freshness.yml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "freshness.yml")


def test_tags_of_other_tools_are_read_past(tmp_path: Path) -> None:
    assert load(write(tmp_path, "state: !ENV [A, b]\n")).state is None


def test_the_nearest_file_above_counts(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep) is None or tmp_path not in (find(deep) or Path()).parents
    project = write(tmp_path, "[tool.freshness]\n", "pyproject.toml")
    assert find(deep) == project
    assert find(deep) != write(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    own = write(tmp_path / "a", "")
    assert find(deep) == own
