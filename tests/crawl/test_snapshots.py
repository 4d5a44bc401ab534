"""A page that is quite another than it was, and all the changes that are none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.confirmations import Confirmation
from freshness.crawl.doubts import doubts
from freshness.crawl.outcome import Outcome, look
from freshness.crawl.snapshots import changes, take
from freshness.crawl.wire import Request, Response
from freshness.history import History
from freshness.pipeline import Request as Order
from freshness.pipeline import connect, run
from freshness.vocabulary import Snapshot, Verdict

DAY = date(2026, 11, 1)
TALK = """
    This talk shows how Ada measures rivers with cheap sensors, which errors those sensors make,
    how volunteers calibrate them every spring, and what villages along the water learned from
    seven years of readings. Slides, recordings, drawings and all measurements are free.
"""
CASINO = """
    Daftar situs bermain terpercaya dengan bonus besar setiap hari untuk semua anggota baru, deposit
    pulsa tanpa potongan, layanan pelanggan ramah selama sehari penuh, permainan lengkap, hadiah
    jutaan rupiah menanti, segera bergabung bersama ribuan pemain lainnya sekarang juga.
"""
MOVED = """
    Welcome back! Since last winter everything here got new colours, bigger pictures, faster menus
    plus darker nights. Browse recent essays, subscribe through mail, follow along elsewhere, enjoy
    music playlists, cooking recipes, travel photographs, gardening calendars, puzzles, poems.
"""


def page(title, text, *, lang="en", url="https://bob.example/talks/rivers", final=None, **facts):
    body = f"<html lang={lang}><title>{title}</title><body><h1>{title}</h1><p>{text}"
    request = Request(final or url)
    chain = ((302, url),) if final else ()
    response = Response(request, 200, {"content-type": "text/html"})
    outcome = Outcome(url, response, chain, look(body.encode()), **facts)
    return outcome._replace(snapshot=take(outcome))


def before(*arguments, **options):
    kept = take(page(*arguments, **options))
    assert kept
    return Snapshot(kept, DAY)


KNOWN = before("Measuring rivers", TALK)


def test_another_page_in_its_place_is_doubted_for_each_sign():
    assert changes(KNOWN, page("Situs terpercaya", CASINO, lang="id")) == [
        "it was called “Measuring rivers” on 2026-11-01, and “Situs terpercaya” now",
        "hardly a word of its text is the same, and it speaks “id” instead of “en”",
    ]


def test_the_domain_that_redirects_end_on_counts_too():
    was = before("Measuring rivers", TALK, final="https://talks.example/rivers")
    now = page("Situs terpercaya", CASINO)
    assert changes(was, now)[-1] == "it ended on talks.example then and on bob.example now"
    elsewhere = page("Situs terpercaya", CASINO, final="https://slots.example/slots", before=was)
    said = doubts(elsewhere)
    assert sum("slots.example" in each for each in said) == 1  # the redirect itself tells it
    assert len(said) == 3


@pytest.mark.parametrize(
    "now",
    [
        page("Measuring rivers", TALK),
        page("Measuring rivers", CASINO),
        page("Rivers of the north, second edition", CASINO),
        page("Situs terpercaya", TALK),
        page("Situs terpercaya", TALK.replace("every spring", "each autumn")),
        page("Sign in", "Please sign in to read on."),
        page("Just a shell", "<script src=app.js></script>"),
        page("", ""),
    ],
    ids=lambda each: each.look.title,
)
def test_what_only_has_changed_is_not_doubted(now):
    assert changes(KNOWN, now) == []


NAMED = "https://rivers.example/"


def test_the_name_of_a_domain_is_no_title_of_a_page():
    was = before("Rivers by Ada", TALK, url=NAMED)
    assert changes(was, page("Rivers: situs terpercaya", CASINO, url=NAMED))
    assert not changes(was, page("Rivers, by Ada", MOVED, url=NAMED))


def test_who_is_called_like_the_domain_may_make_everything_new():
    was = before("Rivers", TALK, url=NAMED)
    assert not changes(was, page("Rivers – welcome", MOVED, url=NAMED))
    assert changes(was, page("Rivers situs terpercaya", CASINO, lang="id", url=NAMED))


def test_without_a_title_nobody_knows():
    assert not changes(before("", TALK), page("Situs terpercaya", CASINO))
    assert not changes(KNOWN, page("", CASINO))


def test_characters_are_words_where_there_are_no_spaces():
    old = "我们用便宜的传感器测量河流并且讲述这些仪器有哪些误差" * 5
    was = before("测量河流", old, lang="zh")
    assert not changes(was, page("欢迎光临", old.replace("便宜", "昂贵"), lang="zh"))
    assert changes(was, page("Situs terpercaya", CASINO, lang="id"))


def test_without_words_there_is_no_snapshot():
    assert take(page("Measuring rivers", "An app.")) is None
    gone = Response(Request("https://bob.example/"), 404, {"content-type": "text/html"})
    assert take(Outcome("https://bob.example/", gone, (), look(TALK.encode()))) is None
    assert KNOWN.kept and len(KNOWN.kept) < 300


@given(st.binary(max_size=400), st.binary(max_size=400))
def test_whatever_was_kept_and_whatever_comes_it_never_fails(kept, body):
    response = Response(Request("https://bob.example/"), 200, {"content-type": "text/html"})
    outcome = Outcome("https://bob.example/", response, (), look(body + TALK.encode()))
    changes(Snapshot(kept, DAY), outcome._replace(snapshot=take(outcome)))


def test_a_domain_that_somebody_bought_is_doubted_until_it_is_well_again(serve):
    """Three runs over one history: good, taken over (twice), and good again."""
    world = {"/talk": str_of("Measuring rivers", TALK)}
    there = serve(world, host="127.0.0.2")
    home = serve({"/": f'<a href="{there.url}talk">my talk</a>'})
    verdicts = []
    with History.open(None) as history:
        for day, now in enumerate(
            [
                str_of("Measuring rivers", TALK),
                str_of("Situs terpercaya", CASINO, "id"),
                str_of("Situs terpercaya", CASINO, "id"),
                str_of("Measuring rivers", TALK + MOVED),
            ],
            start=1,
        ):
            world["/talk"] = now
            order = Order(targets=(home.url,), today=date(2026, 11, day), allow_private=True)
            report = run(order, wire=connect(order, {}), history=history)
            (link,) = (each for each in report.links if each.url.endswith("/talk"))
            verdicts.append(link.verdict)
            if day == 3:
                assert link.doubts[0].endswith("on 2026-11-01, and “Situs terpercaya” now")
    suspicious = Verdict.SUSPICIOUS
    assert verdicts == [Verdict.OK, suspicious, suspicious, Verdict.OK]


def test_what_the_owner_has_looked_at_is_the_page_to_come_back_to(serve):
    world = {"/talk": str_of("Measuring rivers", TALK)}
    there = serve(world, host="127.0.0.2")
    home = serve({"/": f'<a href="{there.url}talk">my talk</a>'})
    looked = Confirmation(looked=date(2026, 11, 3), until=date(2026, 11, 3))
    verdicts = []
    with History.open(None) as history:
        for day in range(1, 5):
            order = Order(
                targets=(home.url,), today=date(2026, 11, day), allow_private=True,
                confirmed={f"{there.url}talk": looked},
            )  # fmt: skip
            report = run(order, wire=connect(order, {}), history=history)
            verdicts += [each.verdict for each in report.links if each.url.endswith("/talk")]
            world["/talk"] = str_of("Quite another talk", MOVED)
    assert verdicts == [Verdict.OK, Verdict.SUSPICIOUS, Verdict.OK, Verdict.OK]


def str_of(title, text, lang="en"):
    return f"<html lang={lang}><title>{title}</title><body><h1>{title}</h1><p>{text}</p></body>"
