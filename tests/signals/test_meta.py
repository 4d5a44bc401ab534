import pytest

from freshness.signals.meta import read
from tests.signals.factory import page, said


@pytest.mark.parametrize(
    ("meta", "expected"),
    [
        ('property="article:published_time" content="2024-05-17T10:00"', ["published 2024-05-17"]),
        ('name="DC.date.issued" content="2024-05"', ["published 2024-05"]),
        ('itemprop="datePublished" content="17 May 2024"', ["published 2024-05-17"]),
        ('property="og:updated_time" content="2024-05-17"', ["changed 2024-05-17"]),
        ('http-equiv="last-modified" content="Fri, 17 May 2024 08:00 GMT"', ["changed 2024-05-17"]),
        ('name="revised" content="Ada Example, 17/5/2024"', []),
        ('name="revised" content="17/5/2024"', ["changed 2024-05-17"]),
        ('name="date" content="{{ page.date }}"', []),
        ('name="description" content="2024-05-17"', []),
        ('name="date" content=""', []),
    ],
)
def test_known_names_with_a_date_are_read(meta: str, expected: list[str]) -> None:
    assert said(read(page(f"<head><meta {meta}></head>"))) == expected


def test_a_moment_of_greenwich_by_night_is_trusted_less():
    day, night = "2024-05-17T12:00:00Z", "2024-05-17T02:00:00Z"
    told = [
        next(read(page(f'<meta property="article:published_time" content="{text}">')))
        for text in (day, night)
    ]
    assert told[0].when == told[1].when
    assert told[0].trust > told[1].trust


def test_of_microdata_in_a_list_of_teasers_none_is_believed():
    teaser = '<meta itemprop=datePublished content="2024-05-{}">'
    assert said(read(page(teaser.format(17) + teaser.format(18)))) == []
    assert said(read(page(teaser.format(17) * 2))) == ["published 2024-05-17"]
