import pytest

from freshness.signals.time_element import read
from tests.signals.factory import page, said

DAY = '<time datetime="2024-05-17">17 May</time>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<article><header>{DAY}</header></article>", ["published 2024-05-17"]),
        (
            "<div class=sidebar-position-left><time datetime=x()>17 May 2024",
            ["published 2024-05-17"],
        ),
        ("<p>Posted on <time>17 May 2024</time>", ["published 2024-05-17"]),
        ('<time datetime="" title="Fri, 17 May 2024 08:00 UTC" pubdate>', ["published 2024-05-17"]),
        (f"<p>Updated: {DAY}</p>", ["changed 2024-05-17"]),
        (
            '<time itemprop="datePublished" datetime="2024-05-17"></time>'
            '<time itemprop="dateModified" datetime="2025-01-02"></time>',
            ["published 2024-05-17", "changed 2025-01-02"],
        ),
        (
            '<aside><span title="Dernière mise à jour"><svg></svg></span> '
            '<span class="git-revision-date-localized-plugin">27 juin 2024</span></aside>',
            ["changed 2024-06-27"],
        ),
        (
            "<b itemprop=publisher></b><time itemprop=dateModified>2025-01-02</time>",
            ["changed 2025-01-02"],
        ),
        (f"{DAY} and {DAY}", ["published 2024-05-17"]),
        (f"<p>Last reviewed {DAY}", ["reviewed 2024-05-17"]),
        (f"<p>Zuletzt geprüft am: {DAY}", ["reviewed 2024-05-17"]),
        (f"<p class=reviewed>{DAY}", ["reviewed 2024-05-17"]),
        (f"<p>Reviewed by Ada, {DAY}", ["published 2024-05-17"]),
    ],
)
def test_names_and_words_around_tell_the_meaning(html: str, expected: list[str]) -> None:
    assert said(read(page(f"<html lang=fr><main>{html}</main>"))) == expected


@pytest.mark.parametrize(
    "html",
    [
        f"{DAY}<time>18 May 2024</time>",  # a list
        f"<article><p>Posted {DAY}</article><article><p>Posted <time>2024-05-18</time></article>",
        f"<nav>{DAY}</nav><aside>{DAY}</aside>",
        f'<div id="comments"><p>{DAY}</div>',
        f'<section class="related-posts">{DAY}</section>',
        "<time>10:15</time>",
        DAY * 60,
    ],
)
def test_dates_of_other_things_are_left_alone(html: str) -> None:
    assert said(read(page(html))) == []
