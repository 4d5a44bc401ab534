import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import testing
from freshness.rule import Flag
from freshness.rules.empty_section import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated


def flags(html: str, *, kind: Kind = Kind.ABOUT) -> list[Flag]:
    return list(check(dated(html, kind=kind)))


def test_the_heading_is_quoted():
    [flag] = flags("<h2>Talks</h2><h2>Texts</h2><p>One.</p>")
    assert flag.quote == "Talks"


def test_the_last_section_may_be_empty_too():
    [flag] = flags("<h2>Talks</h2><p>One.</p><h2>Texts</h2><footer>Ada</footer>")
    assert flag.quote == "Texts"


@pytest.mark.parametrize(
    "html",
    [
        "<h1>Ada</h1><h2>Talks</h2><p>One.</p>",
        "<h2>Talks</h2><h3>Long ones</h3><p>One.</p>",
        "<h2>Map</h2><img src=a.png><h2>Texts</h2><p>One.</p>",
        "<h2>Map</h2><div id=map></div><h2>Texts</h2><p>One.</p>",
        "<h2>Me</h2><a href=x><i class=icon></i></a><h2>Texts</h2><p>One.</p>",
        "<h2><a href=x>Talks</a></h2><h2>Texts</h2><p>One.</p>",
        "<h2>A</h2><h2>B</h2><h2>C</h2><h2>D</h2>",
        "<nav><h2>Talks</h2></nav><h2>Texts</h2><p>One.</p>",
        "<h2>May 15-17, 2020</h2><h2>Texts</h2><p>One.</p>",
        "<h2>Work</h2><div><div><h2>Organ</h2><p>One.</p></div></div>",
        "<h2>TODO</h2><h2>Texts</h2><p>One.</p>",
    ],
)
def test_what_is_filled_or_no_section_is_fine(html: str):
    assert not flags(html)


def test_a_readme_is_about_the_files():
    page = dated("<h2>Talks</h2><h2>Texts</h2><p>One.</p>", kind=Kind.HOME, url=f"{ROOT}README.md")
    assert not list(check(page))


def test_posts_have_their_own_way_of_writing():
    assert not flags("<h2>Talks</h2><h2>Texts</h2><p>One.</p>", kind=Kind.POST)


def test_a_post_with_a_title_only():
    post = "---\ntitle: A post\n---\n\n{% highlight sh %}\n{% endhighlight %}\n"
    files = {"index.md": "# Ada", "_config.yml": "title: Ada", "_posts/2015-09-16-a-post.md": post}
    [finding] = testing.findings(files, rule="empty-section")
    assert finding.place.path == "_posts/2015-09-16-a-post.md"
    files["_posts/2015-09-16-a-post.md"] = "---\ntitle: A post\n---\n{% include video.html %}\n"
    assert not testing.findings(files, rule="empty-section")


@pytest.mark.parametrize(
    "more",
    [
        "abstract: An organ breathes.",
        "links: [{url: https://organ.example}]",
        "layout: concert",
        "layout: [concert]",
    ],
)
def test_a_template_makes_a_page_of_what_the_front_matter_tells(more: str):
    post = f"---\ntitle: A post\ndate: 2015-09-16\ntags: [organ]\n{more}\n---\n"
    files = {"index.md": "# Ada", "_config.yml": "title: Ada", "_posts/2015-09-16-a-post.md": post}
    assert not testing.findings(files, rule="empty-section")


def test_what_a_loop_fills_in_is_not_empty():
    page = (
        "---\ntitle: Ada\n---\n<h2>Talks</h2><ul>{% for talk in site.talks %}<li>{{ talk }}</li>\n"
    )
    files = {
        "index.html": f"{page}{{% endfor %}}</ul><h2>Texts</h2><p>One.</p>",
        "_config.yml": "a: b",
    }
    assert not testing.findings(files, rule="empty-section")


@given(st.text(alphabet="<h2>/ap12 imgdv\n"))
def test_any_markup_is_survived(html: str):
    flags(html)


@pytest.mark.parametrize("piece", ["<h2>a</h2>", "<div>", "<h2>a</h2><p>b</p>", "<h2>", "a"])
def test_long_pages_take_linear_time(piece: str):
    flags(piece * 5_000)
