import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.crawl.outcome import Outcome, look
from freshness.crawl.verdicts import ROBOTS, judge
from freshness.crawl.wire import Request, Response
from freshness.vocabulary import Verdict

OLD = "https://bob.example/posts/an-article"


def outcome(status=200, *, url=OLD, final=None, via=(), error="", headers=None, html=""):
    """What asking for `url` gave; `via` are the statuses of the redirects to `final`."""
    response = Response(Request(final or url), status, headers or {}, b"", error)
    return Outcome(url, response, tuple((each, url) for each in via), look(html.encode()))


def verdict(*args, own=False, **facts):
    return judge(outcome(*args, **facts), own=own)[0]


@pytest.mark.parametrize("status", [200, 204, 206, 304])
def test_an_answer_is_fine(status):
    assert verdict(status) is Verdict.OK


@pytest.mark.parametrize("status", [404, 410])
def test_gone(status):
    assert verdict(status) is Verdict.FAILING
    assert verdict(status, own=True) is Verdict.DEAD


@pytest.mark.parametrize("error", ["dns", "loop", "malformed"])
def test_no_way_there(error):
    assert verdict(0, error=error) is Verdict.FAILING
    assert verdict(0, error=error, own=True) is Verdict.DEAD


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 520])
def test_a_bad_moment(status):
    assert verdict(status, own=True) is verdict(status) is Verdict.TEMPORARY


@pytest.mark.parametrize("error", ["timeout", "reset", "refused", "tls", "certificate", "protocol"])
def test_trouble_on_the_way(error):
    assert verdict(0, error=error, own=True) is Verdict.TEMPORARY


@pytest.mark.parametrize("status", [400, 401, 403, 405, 406, 407, 451, 999])
def test_a_closed_door_says_nothing_about_what_is_behind(status):
    assert verdict(status) is Verdict.BLOCKED


@pytest.mark.parametrize("status", [200, 403, 503])
def test_a_challenge(status):
    assert verdict(status, headers={"cf-mitigated": "challenge"}) is Verdict.BLOCKED
    assert verdict(status, html="<title>Just a moment...</title>") is Verdict.BLOCKED


def test_a_login_wall():
    final = "https://bob.example/login?next=/posts"
    assert verdict(200, via=[302], final=final) is Verdict.BLOCKED
    assert verdict(200, url="https://bob.example/login") is Verdict.OK
    blog = "https://bob.example/posts/login-forms-done-right"
    assert verdict(200, via=[302], final=blog) is Verdict.OK


def test_a_page_that_asks_for_consent():
    final = "https://consent.portal.example/v2/collectConsent?session=1"
    assert verdict(200, via=[302], final=final) is Verdict.BLOCKED


@pytest.mark.parametrize("status", [200, 404, 403, 999])
def test_a_wall_says_nothing_whatever_it_answers(status):
    found, reason = judge(outcome(status, url="https://www.linkedin.com/in/ada-x"), own=False)
    assert found is Verdict.BLOCKED
    assert reason.startswith("linkedin.com ")


@pytest.mark.parametrize(
    ("status", "expected"),
    [(200, Verdict.BLOCKED), (404, Verdict.FAILING), (429, Verdict.TEMPORARY)],
)
def test_a_host_that_shows_the_same_to_everybody(status, expected):
    assert verdict(status, url="https://t.me/ada_example") is expected
    old = "https://twitter.com/ada_example"
    assert verdict(status, url=old, via=[301], final="https://x.com/ada_example") is expected


def test_what_walls_show_to_everybody():
    assert verdict(200, url="https://www.linkedin.com/") is Verdict.OK
    assert verdict(503, url="https://www.linkedin.com/in/ada-x") is Verdict.TEMPORARY
    assert verdict(200, url="https://x.com/about", own=True) is Verdict.OK


@pytest.mark.parametrize("facts", [{"status": 503}, {"status": 0, "error": "timeout"}])
def test_a_demo_may_be_asleep(facts):
    found, reason = judge(outcome(url="https://demo.onrender.com/", **facts), own=False)
    assert found is Verdict.TEMPORARY
    assert reason.startswith("may be asleep")
    assert "asleep" not in judge(outcome(**facts), own=False)[1]


def test_robots_txt():
    assert verdict(0, error=ROBOTS) is Verdict.BLOCKED
    assert verdict(0, error=ROBOTS, own=True) is Verdict.EXCLUDED


def test_a_private_address_is_not_looked_at():
    assert verdict(0, error="guard") is Verdict.UNCHECKED


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        ([301], Verdict.MOVED),
        ([308, 301], Verdict.MOVED),
        ([302], Verdict.OK),
        ([307], Verdict.OK),
        ([301, 302], Verdict.OK),  # where it ends today is not where it lives
    ],
)
def test_redirects(via, expected):
    assert verdict(200, via=via, final="https://new.example/posts/an-article") is expected


def test_a_redirect_that_ends_badly_counts_as_its_end():
    assert verdict(404, via=[301], final="https://new.example/x") is Verdict.FAILING


def test_a_redirect_to_nowhere():
    assert verdict(302) is Verdict.SUSPICIOUS


@pytest.mark.parametrize(
    "final", ["https://bob.example/", "https://bob.example/index.html", "https://casino.example/"]
)
def test_an_article_that_became_a_home_page(final):
    assert verdict(200, via=[301], final=final) is Verdict.SUSPICIOUS
    assert verdict(200, via=[301], final=final, own=True) is Verdict.MOVED


@pytest.mark.parametrize(
    "url", ["https://bob.example/", "https://bob.example/index.php", "https://bob.example/en/"]
)
def test_a_home_page_may_become_another(url):
    assert verdict(200, url=url, via=[301], final="https://new.example/") is Verdict.MOVED


@pytest.mark.parametrize(
    "title",
    [
        "404", "404 Not Found", "Error 404", "Page not found", "Page Not Found | Bob's blog",
        "Bob – Seite nicht gefunden", "Page introuvable", "Página no encontrada - Bob",
        "Pagina non trovata", "Pagina niet gevonden", "Страница не найдена", "页面不存在",
        "페이지를 찾을 수 없습니다", "Sayfa bulunamadı", "Stránka nenalezena", "Sivua ei löytynyt",
        "Az oldal nem található", "Pagina nu a fost găsită", "Η σελίδα δεν βρέθηκε",
        "الصفحة غير موجودة", "העמוד לא נמצא", "Trang không tồn tại", "Strony nie znaleziono",
    ],
)  # fmt: skip
def test_a_page_that_says_it_is_not_there(title):
    html = f"<title>{title}</title><body><h1>404</h1>"
    assert verdict(200, html=html) is Verdict.SUSPICIOUS
    assert verdict(200, html=f"<title>{title}</title><h1>Welcome</h1>") is Verdict.OK


@pytest.mark.parametrize(
    "title", ["How I handle 404 pages", "404 Not Found: designing error pages", "Lost and found"]
)
def test_an_article_about_it_is_an_article(title):
    assert verdict(200, html=f"<title>{title}</title><body><h1>{title}</h1>") is Verdict.OK


def test_a_domain_for_sale():
    html = "<title>bob.example is for sale</title><body><p>Buy this domain today."
    assert verdict(200, html=html) is Verdict.SUSPICIOUS
    html = "<title>My bike is for sale</title><body><p>Hardly used."
    assert verdict(200, html=html) is Verdict.OK


def test_reasons_are_short_and_plain():
    assert judge(outcome(404), own=False)[1] == "answered 404 Not Found"
    assert judge(outcome(999), own=False)[1] == "answered 999"
    assert judge(outcome(0, error="dns"), own=False)[1] == "no such host"


@given(
    st.integers(-1, 1100),
    st.sampled_from(["", "dns", "timeout", "guard", "loop", "surprise"]),
    st.text(max_size=80),
    st.booleans(),
)
def test_there_is_a_verdict_for_everything(status, error, title, own):
    facts = outcome(status, error=error, html=f"<title>{title}</title>")
    found, reason = judge(facts, own=own)
    assert reason or found is Verdict.OK
