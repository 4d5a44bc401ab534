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
        ("limits:\n  pages: many", ":2: `limits.pages` must be a whole number, but is text"),
        ("limits:\n  pages: 0", ":2: `limits.pages` must be a whole number >= 1"),
        ("limits: {timeout: .nan}", ":1: `limits.timeout` must be a number"),
        ("limits: [3]", ":1: `limits` must be a group of keys, but is a list"),
        ("targets:\n  - site", ":2: `targets[0]` must be a group of keys, but is text"),
        ("ignore:\n  - rule: dead-link", ":2: `ignore[0]` needs `reason`"),
        (
            "ignore:\n  - {rule: x, reason: y,\n     until: 2026-99-99}",
            ":3: `ignore[0].until` must be a day such as 2026-11-22",
        ),
        ("1: x", "the file must be keys that are text"),
        ("targets: [\n", "is not valid YAML"),
        ("- a list", "the file must be a group of keys, but is a list"),
        ("\x00", "is not valid YAML"),
        ("[" * 9_000, "is not valid YAML: it is nested too deeply"),
        ("rdap: rdap.org", ":1: `rdap` must be an address with https://"),
        ("rdap: 7", ":1: `rdap` must be text, but is a whole number"),
        ("targets: &all [*all]", ":1: is not valid YAML: something contains itself"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path: Path, text: str, complaint: str) -> None:
    file = write(tmp_path, text)
    with pytest.raises(ConfigError) as error:
        load(file)
    assert str(error.value).startswith(str(file))
    assert complaint in str(error.value)


@pytest.mark.parametrize("text", ["[tool.freshness", f"x = {'[' * 9_000}", f"x = {'1' * 5_000}"])
def test_a_broken_toml_file_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="is not valid TOML"):
        load(write(tmp_path, text, "pyproject.toml"))


def test_a_mistake_in_toml_has_its_line(tmp_path: Path) -> None:
    file = write(tmp_path, "[tool.freshness.limits]\npage = 3\n", "pyproject.toml")
    with pytest.raises(ConfigError, match=":2: unknown key `page`; did you mean `pages`"):
        load(file)


def test_a_section_that_is_commented_out(tmp_path: Path) -> None:
    assert load(write(tmp_path, "targets:\n# - folder: site\nlimits:\n")) == Config()
    assert load(write(tmp_path, "tool = 3\n", "pyproject.toml")) == Config()


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
    assert find(deep) != write(tmp_path / "a", "# tool.freshness\n", "pyproject.toml")
    own = write(tmp_path / "a", "")
    assert find(deep) == own
