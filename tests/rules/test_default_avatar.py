"""Pictures that nobody chose."""

from dataclasses import replace

from freshness.presence import Seen
from freshness.rules.default_avatar import check
from freshness.vocabulary import Confidence
from tests.rules.factory import link, presence, site
from tests.test_pictures import face, identicon

URL = "https://avatars.example/ada.png"


def flags(body: bytes, **fields: object) -> list[Confidence]:
    person = presence(github={"avatar": URL, **fields})
    seen = {URL: Seen(link(URL), body)}
    return [flag.confidence for flag in check(site(), replace(person, seen=seen))]


def test_the_providers_word_and_the_look_of_it() -> None:
    assert flags(b"", is_default_avatar=True) == [Confidence.MEDIUM]
    assert flags(identicon()) == [Confidence.LOW]
    assert flags(face()) == flags(b"no picture") == []
