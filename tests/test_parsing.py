"""One walk over a tree: what it gathers, from odd places too."""

from hypothesis import given
from hypothesis import strategies as st

from freshness.facts import Facts
from freshness.parsing import parse
from freshness.parsing import read as walk


def read(html: str) -> Facts:
    return walk(parse(html))


def test_text_is_one_line_a_block_with_what_it_stands_in() -> None:
    found = read("<nav>a</nav> b <i>c</i><p class=site-footer>d<br>e<del>f</del></p>g<td>h")
    assert found.text.split("\n") == ["a", "b c", "d", "e", "gh"]
    marks = [found.marks[each] for each in found.order]
    assert [sorted(mark.context) for mark in marks] == [["nav"], [], ["footer"], ["footer"], []]
    assert [mark.tag for mark in marks] == ["nav", "body", "p", "p", "body"]


def test_what_nobody_sees_has_no_text_but_may_have_ids_and_addresses() -> None:
    found = read(
        '<svg><a id="in-svg" href="/svg">x</a></svg><noscript><img src="/pixel.png"></noscript>'
        '<select><option id="pick">y</select><p style="background: url(/p.png)" hidden>z'
    )
    assert found.text == "z"
    assert "hidden" in found.marks[0].context
    assert found.ids == {"in-svg", "pick"}
    assert [value for _, value, _ in found.written] == ["/svg", "/pixel.png", "/p.png"]


def test_which_elements_and_classes_there_are() -> None:
    found = read("<p class='a b'><time>x</time><svg><path class=c>")
    assert {"p", "time", "svg", "path"} <= found.tags
    assert found.classes == {"a b", "c"}


def test_a_title_is_that_of_the_head() -> None:
    assert read("<svg><title>icon</title></svg>").title == ""
    assert read("<title> a\n b </title><svg><title>icon</title></svg>").title == "a b"


def test_the_first_base_counts_even_if_empty() -> None:
    assert read("<base target=x><base href=' /a/ '><base href=/b/>").base == "/a/"


def test_meta_by_every_name_it_has_wherever_it_stands() -> None:
    found = read(
        "<meta name=A property=b content=' 1 '><p><meta itemprop=c content=2><meta name=d>"
    )
    assert found.metas == (("a", "1"), ("b", "1"), ("c", "2"))


def test_scripts_of_data_keep_their_text_for_later() -> None:
    assert read('<body><script type="application/ld+json"> {"a": 1} </script>').json_ld == (
        '{"a": 1}',
    )


def test_what_scripts_speak_of_is_told_and_no_more() -> None:
    found = read(
        "<body><script>a('UA-12345-1'); b = '//www.google-analytics.com/ga.js?x'; c.d.com</script>"
        "<script>e = 'https://' + 'code.example.com/f.js'</script><script src=g.js></script>"
        '<!--[if lt IE 9]><script src="https://cdn.example.com/h.js"></script><![endif]-->'
        "<!-- https://hidden.example.com/i.js --><pre>https://shown.example.com/j.js</pre>"
    )
    assert found.mentions == (
        "UA-12345-1",
        "www.google-analytics.com/ga.js",
        "code.example.com/f.js",
        "cdn.example.com/h.js",
    )


def test_a_long_script_is_looked_at_in_part() -> None:
    assert len(read(f"<body><script>{'https://a.example.com/b.js ' * 9_999}").mentions) == 1
    many = " ".join(f"https://a.example.com/{number}.js" for number in range(99))
    assert len(read(f"<body><script>{many}</script>").mentions) == 20
    assert not read(f"<body><script>{'a.' * 99_999}</script>").mentions


def test_what_lies_too_deep_is_flat_but_there() -> None:
    found = read("<div>" * 1_000 + '<p id="low">deep</p><a href="/x">end</a>')
    assert found.text == "deepend"
    assert found.ids == {"low"}
    assert ("page", "/x", ("/x",)) in found.written


def test_marks_are_shared_between_pages() -> None:
    one, other = read("<nav class=top>a</nav>"), read("<nav class=top>b</nav>")
    assert one.marks[0] is other.marks[0]


@given(st.text(alphabet=st.sampled_from("<>/abp dinv=\"'#!-\n\x00é"), max_size=200))
def test_any_text_can_be_read(html: str) -> None:
    found = read(html)
    assert len(found.order) == (len(found.text.split("\n")) if found.text else 0)


def test_what_an_archive_wrote_into_a_copy_is_no_part_of_the_page() -> None:
    banner = (
        "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id=wm-ipp-base>17 May 2024</div>"
        "<!-- END WAYBACK TOOLBAR INSERT -->"
    )
    assert parse(f"<body>{banner}<p>Ada</p>").body.text() == "Ada"
    assert parse("<body><p>Ada</p><!-- BEGIN WAYBACK TOOLBAR INSERT -->cut").body.text() == "Ada"
