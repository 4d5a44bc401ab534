import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import testing
from freshness.rule import Flag
from freshness.rules.dead_service import MOST, check
from freshness.vocabulary import Kind, Severity
from tests.rules.factory import ROOT, dated, link, site

GOOGLE_PLUS = "https://plus.google.com/+AdaExample"


def on_page(html: str) -> list[Flag]:
    return list(check(site(dated(html, kind=Kind.ABOUT))))


def test_a_link_tells_what_closed_and_when():
    [flag] = check(site(links=(link(GOOGLE_PLUS),)))
    assert "Google+ closed on 2019-04-02" in flag.message
    assert str(flag.stale_on) == "2019-04-02"
    assert flag.reference and flag.reference.value == GOOGLE_PLUS


def test_what_was_sold_to_bad_hands_is_grave():
    [flag] = check(site(links=(link("https://polyfill.io/v3/polyfill.min.js", role="asset"),)))
    assert flag.severity is Severity.HIGH
    assert "Take it out" in flag.advice


def test_in_a_post_it_is_a_small_thing():
    post = dated(kind=Kind.POST)
    [flag] = check(site(post, links=(link(GOOGLE_PLUS),)))
    assert flag.severity is Severity.LOW


@pytest.mark.parametrize(
    "html",
    [
        "<script>_gaq.push(['_setAccount', 'UA-1234567-1'])</script>",
        "<script>s.src = '//www.google-analytics.com/ga.js'; x = 'UA-1234567-1'</script>",
        "<script>s.src = 'https://static.duoshuo.com/embed.js';</script>",
        '<p>a</p><!--[if lt IE 9]><script src="https://oss.maxcdn.com/a.js"></script><![endif]-->',
        '<p><a href="SKYPE:ada?call">skype:</a></p>',
    ],
)
def test_what_a_page_does_by_itself_is_found_once(html: str):
    [flag] = on_page(html)
    assert flag.place and flag.place.line == 1 and flag.place.quote


@pytest.mark.parametrize("words", ["Skype: ada.example", "ICQ #: 12345678", "MSN: ada@ada.example"])
def test_a_way_to_write_that_nobody_reads(words: str):
    [flag] = on_page(f"<ul><li>Mail: ada@ada.example</li><li>{words}</li></ul>")
    assert flag.quote == words
    assert not on_page(f"<p>I was on {words} for years.</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <script>x = 'UA-1234567-1'</script> -->",
        "<p>UA-1234567-1, duoshuo and skype:ada</p>",
        "<pre>&lt;script&gt;x = 'UA-1234567-1'&lt;/script&gt;</pre>",
        '<meta http-equiv="X-UA-Compatible" content="IE=edge">',
        '<!--[if lt IE 9]><script src="/html5.js"></script><![endif]-->',
    ],
)
def test_what_only_looks_like_it_is_fine(html: str):
    assert not on_page(html)


def test_a_layout_is_named_with_its_line():
    layout = "<head>\n<script>\n  ga('create', 'UA-1234567-1')\n</script>\n</head>"
    [flag] = check(site(parts={"_layouts/default.html": layout}))
    assert flag.place
    assert (flag.place.path, flag.place.line, flag.place.column) == ("_layouts/default.html", 3, 17)


def test_ten_places_are_told_and_the_home_page_first():
    script = "<script>x = 'UA-1234567-1'</script>"
    pages = [dated(script, url=f"{ROOT}{n}.html", kind=Kind.POST) for n in range(MOST + 5)]
    home = dated(script, url=ROOT, kind=Kind.HOME)
    flags = list(check(site(*pages, home)))
    assert len(flags) == MOST
    assert flags[0].page is home
    assert flags[-1].message.endswith("(and in 6 more places)")


def test_other_rules_leave_closed_services_to_this_one():
    files = {"index.html": '<img src="http://tinypic.com/a.png"><a href="http://vine.co/ada">V</a>'}
    found = testing.findings(files)
    assert {each.rule for each in found} == {"dead-service"}


@given(st.text(alphabet="<!-[if]>scrptUA-019 \n=\"'/:"))
def test_any_text_is_survived(text: str):
    on_page(text)
    list(check(site(parts={"_config.yml": text})))


@pytest.mark.parametrize(
    "piece", ["<!--[if ", "<script>UA-", "<!--", "<script ", "src='//", "UA-1"]
)
def test_long_odd_text_takes_linear_time(piece: str):
    on_page(piece * 50_000)
    list(check(site(parts={"a.html": piece * 50_000})))
