import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rules.meta_mismatch import check
from tests.rules.factory import ROOT, dated

BODY = "<body><h1>About me</h1><p>I build organs.</p></body>"


def flags(head: str, **given: bool):
    return list(check(dated(f"<head><title>About Ada</title>{head}</head>{BODY}", **given)))


def og(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{content}">'


def test_a_title_from_another_page_is_quoted():
    [flag] = flags(og("title", "Bells in winter"))
    assert flag.quote == "Bells in winter"


def test_a_headline_counts_where_there_is_no_other():
    data = '<script type="application/ld+json">{"@type": "Article", "headline": "Bells in winter"}'
    assert len(flags(f"{data}</script>")) == 1


@pytest.mark.parametrize("title", ["Ada", "All about organs", "Who is Ada?", "", "I build organs."])
def test_other_wordings_are_fine(title: str):
    assert not flags(og("title", title))


def test_two_own_addresses():
    canonical = f'<link rel="canonical" href="{ROOT}about.html">'
    [flag] = flags(canonical + og("url", f"{ROOT}bells.html"))
    assert flag.quote.endswith("bells.html")
    assert not flags(canonical + og("url", "http://www.ada.example/about.html/"))
    assert not flags(og("url", f"{ROOT}bells.html"))


def test_sources_are_completed_by_their_generator():
    assert not flags(og("title", "Bells in winter"), is_source=True)


def test_writing_without_spaces_is_compared_by_letters():
    html = f"<head><title>風琴</title>{og('title', '我的風琴和鐘')}</head><h1>風琴</h1><p>建造</p>"
    assert not list(check(dated(html)))


@given(st.text(), st.text())
def test_any_words_are_survived(title: str, address: str):
    flags(og("title", title.replace('"', "")) + og("url", address.replace('"', "")))
