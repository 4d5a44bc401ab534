import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.removed_feature import REMOVED, check
from tests.rules.factory import site


def flags(path: str, text: str) -> list[Flag]:
    return list(check(site(parts={path: text})))


def test_the_place_is_named():
    [flag] = flags("_config.yml", "title: Ada\ngems:\n  - jekyll-feed\n")
    assert flag.place
    assert (flag.place.path, flag.place.line, flag.place.column) == ("_config.yml", 2, 1)
    assert flag.advice == "Call it `plugins`."


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("_config.yml", "# gems: []"),
        ("_config.yml", "plugins: []\nmy:\n  gems: []"),
        ("mkdocs.yml", "gems: []"),
        ("lib/a.php", "// ereg_replace('a')"),
        ("lib/a.php", "$db->mysql_query('a'); my_ereg('a');"),
        ("a.html", "ereg_replace('a')"),
    ],
)
def test_remarks_and_other_files_are_fine(path: str, text: str):
    assert not flags(path, text)


def test_many_uses_in_a_file_are_one_task():
    assert len(flags("a.php", "ereg('a');\n" * 50)) == 5


def test_every_row_says_since_when():
    assert all(any(char.isdigit() for char in row.told) for row in REMOVED)


@given(st.text(alphabet="gems: \npaginate=ereg_(mysql#"))
def test_any_text_is_survived(text: str):
    for path in ("_config.yml", "mkdocs.yml", "hugo.toml", "a.php"):
        flags(path, text)
