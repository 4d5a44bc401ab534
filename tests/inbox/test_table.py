"""The inbox for people."""

from inline_snapshot import snapshot

from freshness.correspondence import Party
from freshness.inbox.table import render
from freshness.inbox.waiting import Inbox, look
from freshness.model import Skipped
from freshness.reporter import Style
from tests.inbox.letters import TODAY, letter

OFFER = "We are hiring a senior editor. Would you be open to a short call?"
QUESTION = "Where did you buy the lamp in your study?"


def inbox() -> Inbox:
    return look(
        [
            letter(
                OFFER,
                ago=20,
                subject="Editor at a small press with a very long name",
                conversation="1",
            ),
            letter(QUESTION, ago=1, conversation="2", sender=Party(key="zoe@x.example")),
            letter(QUESTION, ago=90, conversation="3"),
            letter("x", conversation="4", direct=False),
        ],
        today=TODAY,
    )


def test_as_it_looks():
    skipped = [Skipped(subject="mail", reason="unreadable", detail="2 letters have no date.")]
    assert render(inbox(), Style(), skipped=skipped, limit=10) == snapshot("""\
3 conversations have no written answer in these sources; 1 looks like an opportunity.

Opportunities
  g3dw5ort  20 days (14 working)   Bob Sample           Editor at a small pre…
            asks whether you are interested; somebody is looked for; speaks of a role

Others
  z4wyl2q5  1 day (1 working)      zoe@x.example        (no subject)

And 1 more (1 for more than 60 days): --all shows them.

Told apart, and waiting for nothing:
       1  group or copy
Could not check mail: 2 letters have no date.

A reply to paste: add --reply g3dw5ort
Answered elsewhere, or settled: freshness inbox done g3dw5ort
""")


def test_all_of_it():
    told = render(inbox(), Style(), limit=None)
    assert "90 days" in told
    assert "--all" not in told


def test_the_limit():
    assert "And 2 more (1 for more than 60 days)" in render(inbox(), Style(), limit=1)


def test_texts_only_when_asked_for_and_without_escapes():
    odd = look([letter("One\x1b[31m\ntwo\n" * 20)], today=TODAY)
    assert "One" not in render(odd, Style())
    told = render(odd, Style(), show_text=True)
    assert "| One" in told
    assert "\x1b" not in told
    assert told.count(" | ") == 13


def test_hostile_names_and_subjects_stay_on_their_line():
    odd = Party(key="x@x.example", name="Bob\n\x1b]8;;http://evil.example\x07Sample\u202e")
    told = render(look([letter(QUESTION, sender=odd, subject="a\r\nb\x07")], today=TODAY), Style())
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "a b" in told


def test_wide_characters_keep_the_columns():
    wide = Party(key="x@x.example", name="編集者の鈴木さんという長い名前の人")
    (line,) = [
        line
        for line in render(look([letter(QUESTION, sender=wide)], today=TODAY), Style()).splitlines()
        if "working" in line
    ]
    assert "…" in line
    assert line.endswith("(no subject)")


def test_nobody_waits():
    assert render(look([], today=TODAY), Style()).startswith("Nobody waits")


def test_colour():
    assert "\x1b[1mOpportunities" in render(inbox(), Style(colour=True))
