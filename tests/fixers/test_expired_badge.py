import pytest

from freshness.fixers.expired_badge import fix
from freshness.model import Place
from tests.fixers.factory import TODAY, finding, mended

HEAD = '<meta property="article:modified_time" content="2024-05-03">'
MATTER = "---\nupdated: 2024-05-03\n---\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<p>Organs: <span class="badge">New</span> model 5</p>', "<p>Organs: model 5</p>"),
        ("<h2>Model 6 <sup>new!</sup></h2>", "<h2>Model 6</h2>"),
        ("<li><MARK>neu</mark>&nbsp;Modell", "<li>Modell"),
        ("<b>NEW</b> or <b>NEW!</b> a", "or a"),
    ],
)
def test_the_badge_and_its_space_are_taken_out(before: str, after: str) -> None:
    files, safe = mended({"index.html": HEAD + before}, "expired-badge")
    assert files["index.html"] == HEAD + after
    assert all(safe)


def test_in_markdown_too() -> None:
    text = f"{MATTER}# Ada\n\n**New!** model 5\n\n- <sup>new</sup> model 6\n"
    files, _ = mended({"index.md": text}, "expired-badge")
    assert files["index.md"] == f"{MATTER}# Ada\n\nmodel 5\n\n- model 6\n"


@pytest.mark.parametrize(
    ("text", "column"), [("<b>new model</b>", 4), ("new", 1), ("<b>old</b>", 4), ("<b>new</i>", 4)]
)
def test_what_is_not_certain_is_left_to_the_owner(text: str, column: int) -> None:
    from dataclasses import replace

    place = Place(path="a.html", line=1, column=column, quote="new")
    assert fix(replace(finding("new"), place=place), text, TODAY) is None
    assert fix(finding("new"), text, TODAY) is None
