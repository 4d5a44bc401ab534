import pytest

from freshness.crawl.doubts import doubts, is_odd
from freshness.crawl.outcome import Outcome, look
from freshness.crawl.wire import Request, Response

OLD = "https://bob.example/posts/growing-tomatoes"
MADE_UP = "https://bob.example/freshness-0"
HTML = {"content-type": "text/html"}
SHOP = "<title>Best lamps</title><body><h1>Play now</h1><p>Bonus games for all of our new players"


def answer(html="", *, url=OLD, to=None, status=200, canary=None):
    """What an address gave: a page, there or where it leads `to`."""
    response = Response(Request(to or url), status, HTML)
    chain = ((302, url),) if to else ()
    return Outcome(url, response, chain, look(html.encode()), canary)


def made_up(html="", **facts):
    return answer(html, url=MADE_UP, **facts)


def test_a_page_about_its_address_raises_none():
    page = answer("<title>How I grow tomatoes</title><body>Some words")
    assert doubts(page) == ()
    assert not is_odd(page)


def test_a_standard_that_speaks_of_removal_is_fine():
    """The page must stay `ok`, whatever its host says to other addresses."""
    html = (
        "<title>Growing tomatoes: errata</title><body><h1>Errata</h1>"
        "<p>The requirement in section 4 has been removed. Page not found errors are answered by 404."
    )
    assert doubts(answer(html)) == ()
    assert doubts(answer(html, canary=made_up(status=404))) == ()
    shell = "<title>Not found</title><body><h1>Not found</h1>"
    assert doubts(answer(html, canary=made_up(shell))) == ()


NOT_FOUND = "<title>Page not found</title><body><h1>404</h1>"


def test_wording_is_a_doubt_that_the_host_can_settle():
    assert len(doubts(answer(NOT_FOUND))) == 1
    assert len(doubts(answer(NOT_FOUND, canary=made_up(NOT_FOUND)))) == 2
    assert doubts(answer(NOT_FOUND, canary=made_up(status=404))) == ()


def test_another_host_settles_nothing():
    there = answer(NOT_FOUND, url="https://bit.ly/0", to="https://bob.example/growing-tomatoes")
    assert len(doubts(there._replace(canary=made_up(status=404)))) == 1


def test_a_title_alone_becomes_a_doubt_by_the_same_answer_elsewhere():
    html = "<title>Not found</title><body><h1>Bob</h1><p>Here is the menu of my site"
    assert doubts(answer(html)) == ()
    assert is_odd(answer(html))
    assert len(doubts(answer(html, canary=made_up(html)))) == 2


def test_a_parked_domain():
    html = "<title>bob.example is for sale</title><body><p>Buy this domain today: growing-tomatoes"
    other = html.replace("growing-tomatoes", "freshness-0")
    assert len(doubts(answer(html, canary=made_up(other)))) == 2
    front = answer(html, url="https://bob.example/")
    assert is_odd(front)
    assert len(doubts(front._replace(canary=made_up(other)))) == 2
    marked = '<title>bob.example</title><script src="//x.parkingcrew.net/a.js"></script>'
    assert doubts(answer(marked)) == ("loads the parking page of parkingcrew.net",)
    sold = doubts(answer("<title>Names</title>", to="https://www.hugedomains.com/bob"))
    assert len(sold) == 2


def test_another_page_in_its_place():
    assert is_odd(answer(SHOP))
    assert doubts(answer(SHOP)) == ()
    assert doubts(answer(SHOP, canary=made_up(status=404))) == ()
    assert len(doubts(answer(SHOP, canary=made_up(SHOP)))) == 1


def test_a_shell_that_a_script_fills_is_not_doubted():
    html = "<title>Bob</title><body><div id=app></div><script src=a.js></script><p>Please wait"
    assert doubts(answer(html, canary=made_up(html))) == ()


def test_a_redirect_to_the_home_page():
    there = answer("<title>Bob</title>", to="https://bob.example/")
    assert len(doubts(there)) == 2
    assert len(doubts(there._replace(canary=made_up(to="https://bob.example/")))) == 3
    assert len(doubts(answer("<title>Bob</title>", to="https://new.example/"))) == 1
    section = answer(
        "<title>Bob</title>", url="https://bob.example/work/", to="https://bob.example/"
    )
    assert len(doubts(section)) == 1


@pytest.mark.parametrize(
    ("url", "to"),
    [
        ("https://bob.example/tomato", "https://tomato.example/"),  # a project with a new domain
        ("https://bob.example/tomato", "https://garden.example/tomatoes/"),
        ("https://bob.example/en/", "https://garden.example/"),
        ("https://bob.example/r301", "https://garden.example/x"),  # names nothing
        ("http://bob.example/tomato", "https://www.bob.example/other"),
        ("https://doi.org/10.1000/tomato", "https://press.example/article/7"),
        ("https://bit.ly/tomato", "https://press.example/"),
    ],
)
def test_a_redirect_that_is_fine(url, to):
    assert doubts(answer("<title>Welcome</title>", url=url, to=to)) == ()


def test_a_redirect_to_something_else():
    there = answer(SHOP, to="https://casino.example/win/now")
    (doubt,) = doubts(there)
    assert "casino.example" in doubt
    alike = there._replace(canary=made_up(SHOP, to="https://casino.example/win/now"))
    assert len(doubts(alike)) == 2
    assert len(doubts(there._replace(canary=made_up(status=404)))) == 1  # nothing of two words
    talk = answer(SHOP, url="https://bob.example/talk", to="https://slides.example/show/7")
    assert len(doubts(talk)) == 1
    assert doubts(talk._replace(canary=made_up(status=404))) == ()  # led there on purpose


@pytest.mark.parametrize(
    ("title", "url", "count"),
    [
        ("Slot gacor hari ini", OLD, 1),
        ("Best online casino bonus", OLD, 1),
        ("Casino Royale, a film", "https://bob.example/films/casino-royale", 0),
        ("The casino architecture of Reno", "https://casinos.example/reno", 0),
        ("Slots in Vue components", OLD, 0),
        ("Bob's poker night", OLD, 0),
    ],
)
def test_what_taken_over_domains_sell_is_one_doubt(title, url, count):
    page = answer(f"<title>{title}</title><body><h1>{title}</h1>", url=url)
    assert len(doubts(page)) == count
    assert len(doubts(page._replace(canary=made_up(status=404)))) == count


def test_a_file_names_nothing_so_it_is_not_doubted():
    assert doubts(answer(to="https://files.example/7.pdf")) == ()


@pytest.mark.parametrize("status", [404, 500])
def test_what_does_not_answer_is_not_odd(status):
    assert not is_odd(answer(NOT_FOUND, status=status))
    assert is_odd(answer(NOT_FOUND))
