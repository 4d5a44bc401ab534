from freshness.rules.undeclared_language import check
from freshness.vocabulary import Kind
from tests.rules.factory import ROOT, dated, site

TEXT = "<p>I build organs, and I have done so ever since I could hold a chisel in my hand.</p>"
SILENT = f"<html><title>Ada</title><body>{TEXT}"


def test_it_is_told_once_at_the_home_page():
    home = dated(SILENT, url=ROOT, kind=Kind.HOME)
    others = [dated(SILENT, url=f"{ROOT}{number}.html") for number in range(3)]
    [flag] = check(site(*others, home))
    assert flag.page is home
    assert "nor do 3 more" in flag.message


def test_a_declared_language_a_fragment_and_an_empty_page_are_fine():
    for html in (f'<html lang="en"><title>Ada</title>{TEXT}', TEXT, "<title>Ada</title><p>Hi"):
        assert not list(check(site(dated(html))))


def test_the_layout_of_a_source_is_not_seen():
    assert not list(check(site(dated(SILENT, is_source=True))))


def test_a_demo_beside_the_site_is_fine():
    pages = [dated(f'<html lang="en"><title>Ada</title>{TEXT}', url=f"{ROOT}{n}") for n in range(3)]
    assert not list(check(site(*pages, dated(SILENT, url=f"{ROOT}demo.html"))))
