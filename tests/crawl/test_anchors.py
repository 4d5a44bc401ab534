import pytest

from freshness.crawl.anchors import missing
from freshness.document import Document
from freshness.model import Page, Reference

URL = "https://ada.example/about/"


def lacking(html, *fragments):
    page = Page(url=URL, final_url=URL, document=Document(html))
    return missing(page, [Reference(URL, URL, each, "page", f"#{each}", 0) for each in fragments])


def test_what_the_page_has_is_there():
    html = '<h2 id="talks">Talks</h2><a name="old">x</a><p id="Über">y</p>'
    assert not lacking(html, "talks", "old", "%C3%9Cber", "Über", "talks:~:text=hello")


def test_what_it_lacks_is_told_as_written():
    assert lacking('<p id="a">', "a", "b", "caf%C3%A9") == {"b", "caf%C3%A9"}


@pytest.mark.parametrize(
    "fragment",
    [
        "",
        "top",
        "TOP",
        ":~:text=hello",
        "/route",
        "!route",
        "L12",
        "L1-L9",
        "L3C1-L4C2",
        "lines-7:9",
        "n12",
    ],
)
def test_what_needs_no_target(fragment):
    assert not lacking("<p>", fragment)


def test_a_page_that_a_script_fills_is_not_judged():
    assert not lacking('<div id="app"></div><script src="app.js"></script>', "later")


@pytest.mark.parametrize(
    "script",
    [
        "document.querySelector('main').innerHTML = '<h2 id=' + name + '>'",
        "list.appendChild(Object.assign(document.createElement('h2'), {id}))",
    ],
)
def test_a_page_that_its_own_script_fills_is_not_judged(script):
    assert not lacking(f"<main></main><script>{script}</script>", "later")
    assert lacking(f"<p>{'Many words. ' * 30}<script>{script}</script>", "later") == {"later"}


@pytest.mark.parametrize("script", ["show('later')", "x = '<h2 id=\"later\">'", "go(`#later`)"])
def test_what_a_script_speaks_of_may_be_there(script):
    html = f"<p>{'Many words. ' * 30}<a href='#later'>x</a><script type=module>{script}</script>"
    assert lacking(html, "later", "sooner") == {"sooner"}


@pytest.mark.parametrize("bomb", ["<script ", "<script>", "<script><", "'a", '"'])
def test_hostile_scripts_cost_linear_time(bomb):
    lacking(f"<p>{'Many words. ' * 30}" + bomb * 50_000, "later")
