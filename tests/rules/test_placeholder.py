from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.rule import Flag
from freshness.rules.placeholder import SAMPLES, UNSET, check
from freshness.vocabulary import Confidence, Kind, Severity
from tests.rules.factory import TODAY, dated


def flags(html: str, *, kind: Kind = Kind.PAGE, changed: date | None = None) -> list[Flag]:
    return list(check(dated(html, kind=kind, changed=changed), TODAY))


@pytest.mark.parametrize(
    "text",
    [
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "This is the base Jekyll theme. You can find out more.",
        "B.S. in GitHub, GitHub University, 2012",
        "Short research bio (100–150 words). Mention your current institution.",
        "<b>Project A:</b> one-line summary and link",
        "Just another WordPress site",
        "I can’t. Lorem ipsum I can’t remember the rest.",
        "Skill 1",
        "Sub-skill 2.1",
        "Votre texte ici",
        "Hier steht Ihr Text.",
    ],
)
def test_what_a_template_brought(text: str):
    [flag] = flags(f"<h1>Ada</h1><ul><li>{text}</li></ul>")
    assert (flag.severity, flag.confidence) == (Severity.MEDIUM, Confidence.HIGH)
    assert flag.block


def test_a_form_may_ask_for_a_name():
    assert flags("<h1>Your Name</h1>")
    assert not flags("<form><div><label>Your Name</label><input></div></form>")


def test_a_sample_post_is_flagged_too():
    assert flags("<p>This is a sample blog post. Lorem ipsum.</p>", kind=Kind.POST)


def test_the_title_counts():
    [flag] = flags("<title>My New Hugo Site</title><p>Hello.</p>")
    assert flag.quote == "My New Hugo Site"


@pytest.mark.parametrize("text", ["TODO", "TBD - WIP", "[TBD]", "FIXME!"])
def test_a_block_that_says_nothing_else(text: str):
    [flag] = flags(f"<h2>Result</h2><p>{text}</p>")
    assert flag.quote == text


@pytest.mark.parametrize(
    "html",
    [
        "<h2>TODO</h2><ul><li>Learn to weave</li></ul>",
        "<ul><li>TODO</li></ul>",
        "<p>My TODO list is long.</p>",
        "<pre>TODO</pre>",
        "<p>Use <code>TODO</code> where words are missing.</p>",
        "<blockquote><p>TODO</p></blockquote>",
        "<table><tr><td>TBD</td></tr></table>",
        "<!-- TODO -->",
        "<del>TODO</del>",
    ],
)
def test_lists_code_and_quotations_are_fine(html: str):
    assert not flags(html)


@pytest.mark.parametrize(
    "text",
    [
        "Coming soon!",
        "Here! (Coming soon: video embed.)",
        "Hey, this will be filled out soon.",
        "This page hasn’t been migrated yet.",
        "En construction",
        "Im Aufbau …",
        "Diese Seite ist noch im Aufbau.",
        "Próximamente",
        "Site en construction",
        "In costruzione",
        "Em breve",
        "À compléter",
        "工事中",
    ],
)
def test_promises(text: str):
    [flag] = flags(f"<h1>Ada</h1><p>{text}</p>")
    assert (flag.severity, flag.confidence) == (Severity.LOW, Confidence.MEDIUM)


@pytest.mark.parametrize(
    "text",
    [
        "Erfahrung im Aufbau von Teams",
        "J’ai travaillé dix ans en construction navale",
        "Em breve pausa, eu falo.",
        "The book says " + "a lot, " * 30 + "and its sequel is coming soon.",
        "Loading recommendations...",
        "No draft posts yet",
        "[Kontaktiere mich über das Formular]",
    ],
)
def test_prose_is_fine(text: str):
    assert not flags(f"<h1>Ada</h1><p>{text}</p>")


def test_a_young_promise_may_still_be_kept():
    [flag] = flags("<p>Coming soon!</p>", changed=date(2026, 8, 1))
    assert flag.confidence is Confidence.LOW


def test_a_dated_post_is_history():
    assert not flags("<p>Coming soon!</p><p>TODO</p>", kind=Kind.POST)


@pytest.mark.parametrize("href", ["#", "", "TODO"])
def test_a_link_to_nothing(href: str):
    [flag] = flags(f'<p>Here.</p>\n<p>An <a href="{href}">essay</a></p>')
    assert flag.confidence is Confidence.HIGH
    assert flag.place
    assert (flag.place.line, flag.place.quote) == (2, "essay")


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#" role="button">Show</a>',
        '<a href="#" data-toggle="tab">Show</a>',
        '<a href="#" onclick="go()">Show</a>',
        '<a href="#" class="dropdown-toggle">Show</a>',
        '<nav><ul><li><a href="#">Projects</a></ul></nav>',
    ],
)
def test_a_handle_of_a_script_is_doubtful(html: str):
    [flag] = flags(html)
    assert flag.confidence is Confidence.LOW


@pytest.mark.parametrize(
    "html",
    [
        '<a href="#">Back to top</a>',
        '<a href="#">↑</a>',
        '<a href="#"><img src="a.png" alt=""></a>',
        '<a href="#talks">Talks</a>',
        '<a href="index.html">Home</a>',
    ],
)
def test_links_that_lead_somewhere_are_fine(html: str):
    assert not flags(html)


def test_sample_addresses_matter_where_a_person_is_meant():
    html = '<p><a href="mailto:you@example.com">Write to me</a></p>'
    assert flags(html, kind=Kind.CONTACT)
    assert flags("<p>Write to your.name@domain.com</p>", kind=Kind.ABOUT)
    assert not flags(html)
    assert not flags("<p>ada@ada.example</p>", kind=Kind.CONTACT)


def test_pages_kept_out_of_search_engines_are_fine():
    robots = '<meta name="robots" content="noindex">'
    assert not flags(f"{robots}<p>Consectetur adipiscing elit.</p>")
    kept_out = dated("<p>Consectetur adipiscing elit.</p>", front_matter={"noindex": True})
    assert not list(check(kept_out, TODAY))


def test_twenty_flags_are_enough():
    assert len(flags("<p>TODO</p>" * 50)) == 20


@given(st.text(alphabet=st.sampled_from("<>ap/ href=#'TODObdy@.exmlcom")) | st.text())
def test_any_text_is_survived(text: str):
    flags(text, kind=Kind.HOME)


@pytest.mark.parametrize(
    "unit",
    ["TODO ", "<p>TODO", "your.", "skill 1", "<div>", '<a href="#">x', "<nav>", "lorem ipsum "],
)
def test_long_pages_end(unit: str):
    flags(unit * 5_000, kind=Kind.HOME)


def test_code_that_markdown_took_for_a_link_is_fine():
    assert not flags('<p>table<a href="">key</a> // calls it</p>')
    assert flags('<p>This table: <a href="">key</a></p>')


def test_the_lists_are_as_the_rule_compares_them():
    assert all(phrase == phrase.lower().replace("’", "'").strip() for phrase in (*SAMPLES, *UNSET))
    assert len(set(SAMPLES)) == len(SAMPLES)


@pytest.mark.parametrize("phrase", SAMPLES)
def test_every_sample_is_found(phrase: str):
    assert flags(f"<p>{phrase}</p>")
