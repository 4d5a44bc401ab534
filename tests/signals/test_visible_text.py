import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.signals.visible_text import read
from tests.signals.factory import page, said


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Last updated: 17 May 2024", "changed 2024-05-17"),
        ("en", "This page was last modified on Friday, May 17, 2024 by Ada", "changed 2024-05-17"),
        ("en", "Ada Example. Last update: 2024-05-17.", "changed 2024-05-17"),
        ("en", "Last modified: Tue Sep 15 10:01:41 CEST 2020", "changed 2020-09-15"),
        ("en", "© 2020 Ada Example · Updated May 2024", "changed 2024-05"),
        ("en", "Last updated: 2024", "changed 2024"),
        ("en", "Last reviewed: 17 May 2024", "reviewed 2024-05-17"),
        ("en", "Published: 17 May 2024", "published 2024-05-17"),
        ("en", "Updated 2010 GMT (0410 HKT) May 17, 2024", "changed 2024-05-17"),
        ("en", "Updated 10:30 AM ET, Fri May 17, 2024", "changed 2024-05-17"),
        ("de", "Stand: Mai 2024", "changed 2024-05"),
        ("de", "Zuletzt aktualisiert am 17.05.2024", "changed 2024-05-17"),
        ("fr", "Dernière mise à jour : 1er août 2024", "changed 2024-08-01"),
        ("fr", "Mis à jour le 03/04/2024", "changed 2024-04-03"),
        ("es", "Última actualización: 17 de mayo de 2024", "changed 2024-05-17"),
        ("it", "Ultimo aggiornamento: 17 maggio 2024", "changed 2024-05-17"),
        ("pt", "Última atualização em 17 de março de 2024", "changed 2024-03-17"),
        ("nl", "Laatst bijgewerkt op 17 mei 2024", "changed 2024-05-17"),
        ("pl", "Ostatnia aktualizacja: 17 września 2024", "changed 2024-09-17"),
        ("ja", "最終更新日：2024年5月17日", "changed 2024-05-17"),
        ("zh", "最后更新于 2024-05-17", "changed 2024-05-17"),
    ],
)
def test_labels_are_read_in_many_languages(language: str, text: str, expected: str) -> None:
    assert said(read(page(f"<html lang={language}><p>{text}</p>"))) == [expected]


@pytest.mark.parametrize(
    "html",
    [
        "<p>The library was last updated in May 2024, they say</p>",
        "<p>I understand 17 May 2024 was fine</p>",
        "<p>Last updated by hand</p>",
        "<p>Last updated: never, since 17 May 2024 was long ago</p>",
        "<div class=comments><p>Updated 17 May 2024</p></div>",
        "<pre>Last updated: 17 May 2024</pre>",
        "<ul><li>Posted 17 May 2024<li>Posted 18 May 2024</ul>",
    ],
)
def test_dates_of_other_things_are_left_alone(html: str) -> None:
    assert said(read(page(html))) == []


def test_the_date_may_stand_in_the_next_block() -> None:
    [evidence] = read(page("<dl><dt>Last updated<dd>17 May 2024<dd>Ada</dl>"))
    assert said([evidence]) == ["changed 2024-05-17"]
    assert evidence.quote == "Last updated 17 May 2024"


@settings(deadline=None)
@given(st.text(), st.text())
def test_any_text_is_read_without_an_error(before: str, after: str) -> None:
    list(read(page(f"<p>{before}</p><p>Last updated: {after}</p>")))


def test_of_several_the_one_beside_the_headline_is_the_pages() -> None:
    html = "<title>Pensions</title><h1>Pensions</h1><p>Stand: 17.05.2024</p>"
    far = f"<p>{'They rose a little. ' * 40}</p><p>Stand: 1.1.2020</p>"
    assert said(read(page(html + far))) == ["changed 2024-05-17"]
