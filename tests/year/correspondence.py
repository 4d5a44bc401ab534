"""Makes a year of correspondence of which the truth is known: a mailbox and a LinkedIn export.

The wordings are in files beside this one, in four languages. The vocabulary was written first, then
tuned on `first.toml` and `second.toml`; `held_out.toml` was written last, and the vocabulary left
alone. docs/conversations.md tells what each file gave when it was new.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import NamedTuple

from tests.export import LinkedIn, Person
from tests.mail.letters import mbox

TODAY = date(2026, 11, 25)
ME, MY_ADDRESS = "Ada Example", "ada@example.org"
NAMES = {
    "en": "Grace Alan Edith Percy Rosalind Hugh Maud Cecil",
    "de": "Käthe Bruno Hedwig Anselm Ottilie Veit Gesine Kuno",
    "fr": "Solène Gaston Odile Firmin Maëlle Achille Capucine Léon",
    "es": "Leonor Ramiro Pilar Íñigo Candela Evaristo Nieves Gil",
}
FIRMS = ("Initech", "Globex", "Umbrella Works", "Hooli Sample", "Acme Muster", "Stark Beispiel")
CITIES = ("Turin", "Leipzig", "Lyon", "Gijón", "Bristol", "Ghent")
QUOTES = {
    "en": "On {day}, {who} wrote:",
    "de": "Am {day} schrieb {who}:",
    "fr": "Le {day}, {who} a écrit :",
    "es": "El {day}, {who} escribió:",
}
SPONSORED = '<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%, we are hiring senior engineers. Would you be open to a call?</p>'


class Scene(NamedTuple):
    """A kind of conversation: who writes what in turn, and whether it waits and is an offer."""

    count: int
    turns: str  #: kinds of wording in turn; `mine` is the owner
    subject: str = "subject"
    waits: bool = False
    offer: bool = False
    place: str = ""  #: `mail` or `linkedin` alone
    how: str = ""  #: what else is special about it


SCENES = (
    Scene(70, "recruiter", "subject_offer", waits=True, offer=True),
    Scene(40, "recruiter mine followup", "subject_offer", waits=True, offer=True),
    Scene(30, "recruiter nudge", "subject_offer", waits=True, offer=True),
    Scene(50, "invitation", "subject_invitation", waits=True, offer=True),
    Scene(40, "commission", "subject_commission", waits=True, offer=True),
    Scene(95, "question", waits=True),
    Scene(55, "statement", waits=True),
    Scene(15, "statement mine question", waits=True),
    Scene(25, "applicant", waits=True),
    Scene(30, "seller", waits=True),
    Scene(20, "question", waits=True, place="mail", how="draft"),
    Scene(40, "recruiter mine", "subject_offer"),
    Scene(15, "invitation mine", "subject_invitation"),
    Scene(90, "question mine"),
    Scene(35, "mine"),
    Scene(90, "question mine closing"),
    Scene(30, "recruiter mine closing", "subject_offer"),
    Scene(20, "mine closing"),
    Scene(20, "mine away", place="mail"),
    Scene(15, "mine away", place="mail", how="auto-replied"),
    Scene(55, "newsletter", place="mail", how="list-id"),
    Scene(30, "newsletter", place="mail", how="list-unsubscribe"),
    Scene(30, "newsletter", place="mail", how="noreply"),
    Scene(25, "question", place="mail", how="group"),
    Scene(20, "statement", place="mail", how="copy"),
    Scene(25, "recruiter", place="linkedin", how="sponsored"),
    Scene(10, "question", place="linkedin", how="closed"),
)


@dataclass
class Year:
    """Where it lies, and what is true of it by the key of each correspondent."""

    mail: Path
    export: Path
    truth: dict[str, Scene] = field(default_factory=dict)
    language: dict[str, str] = field(default_factory=dict)


def year(folder: Path, wordings: str, *, seed: int = 1) -> Year:
    """Write a year with the wordings of a file; the same for the same seed."""
    chance = random.Random(seed)
    words = tomllib.loads(Path(__file__).with_name(wordings).read_text("utf-8"))
    export, letters = LinkedIn(), []
    export.invite(Person("Somebody Else"), export.owner)
    told = Year(folder / "mail.mbox", folder / "Complete_LinkedInDataExport_11-25-2026")
    number = 0
    for scene in SCENES:
        for _ in range(scene.count):
            number += 1
            language = chance.choice(list(words))
            said = _Talk(scene, words[language], language, number, chance)
            place = scene.place or chance.choice(("mail", "linkedin"))
            if place == "mail":
                letters += said.mail()
                key = said.address
            else:
                key = said.on_linkedin(export)
            told.truth[key], told.language[key] = scene, language
    letters.sort(key=lambda each: each[0])
    mbox(told.mail, *(raw for _, raw in letters))
    export.write(told.export)
    return told


class _Talk:
    """One conversation being made."""

    def __init__(
        self, scene: Scene, words: Mapping[str, Sequence[str]], language: str, number: int,
        chance: random.Random,
    ) -> None:  # fmt: skip
        self.scene, self.number, self.chance, self.language = scene, number, chance, language
        first = chance.choice(NAMES[language].split())
        self.name = f"{first} Sample{number}"
        local = "no-reply" if scene.how == "noreply" else first.lower()
        self.address = f"{local}@firm{number}.example".encode("ascii", "ignore").decode()
        slots = {
            "me": chance.choice(("Ada", "Ada", ME)),
            "name": chance.choice((first, self.name)),
            "firm": chance.choice(FIRMS),
            "city": chance.choice(CITIES),
            "topic": chance.choice(words["topics"]),
            "role": chance.choice(words["roles"]),
        }
        self.subject = chance.choice(words[scene.subject]).format(**slots)
        at = datetime(2026, 11, 24, 18, tzinfo=UTC) - timedelta(
            minutes=chance.randrange(330 * 1440)
        )
        self.turns: list[tuple[str, str, datetime]] = []
        for kind in scene.turns.split():
            self.turns.append((kind, chance.choice(words[kind]).format(**slots), at))
            at += timedelta(minutes=chance.randrange(40, 5 * 1440))
            at = min(at, datetime(2026, 11, 25, 9, tzinfo=UTC))

    def mail(self) -> list[tuple[datetime, bytes]]:
        made: list[tuple[datetime, bytes]] = []
        before = ""
        for at, (kind, text, sent) in enumerate(self.turns):
            mine = kind == "mine"
            me, them = f"{ME} <{MY_ADDRESS}>", f"{self.name} <{self.address}>"
            message = EmailMessage()
            message["From"], message["To"] = (me, them) if mine else (them, me)
            message["Date"] = sent
            message["Message-ID"] = f"<{self.number}.{at}@mail.example>"
            message["Delivered-To"] = self.address if mine else MY_ADDRESS
            message["Subject"] = f"Re: {self.subject}" if at else self.subject
            if at and self.chance.random() < 0.8:  # some programs forget it
                message["In-Reply-To"] = f"<{self.number}.{at - 1}@mail.example>"
            if not mine:
                self._mark(message)
            if before and self.chance.random() < 0.6:
                text = f"{text}\n\n{before}"
            if self.chance.random() < 0.2:
                message.set_content(f"<p>{'</p><p>'.join(text.splitlines())}</p>", subtype="html")
            else:
                message.set_content(text)
            made.append((sent, bytes(message)))
            head = QUOTES[self.language].format(
                day=f"{sent:%d.%m.%Y}", who=ME if mine else self.name
            )
            before = f"{head}\n" + "\n".join(f"> {line}" for line in text.splitlines())
        if self.scene.how == "draft":
            made.append((sent + timedelta(hours=1), self._draft()))
        return made

    def _mark(self, message: EmailMessage) -> None:
        match self.scene.how:
            case "list-id":
                message["List-Id"] = "<news.example>"
                message["List-Unsubscribe"] = "<https://news.example/out>"
            case "list-unsubscribe":
                message["List-Unsubscribe"] = "<https://news.example/out>"
            case "auto-replied":
                message["Auto-Submitted"] = "auto-replied"
            case "group":
                others = ", ".join(f"person{n}@group.example" for n in range(8))
                message.replace_header("To", f"{message['To']}, {others}")
            case "copy":
                message["Cc"] = str(message["To"])
                message.replace_header("To", "boss@group.example, team@group.example")

    def _draft(self) -> bytes:
        message = EmailMessage()
        message["From"], message["To"] = MY_ADDRESS, self.address
        message["Date"] = self.turns[-1][2] + timedelta(hours=1)
        message["Message-ID"] = f"<{self.number}.draft@mail.example>"
        message["In-Reply-To"] = f"<{self.number}.0@mail.example>"
        message["X-Gmail-Labels"] = "Drafts"
        message.set_content("Hi, I")
        return bytes(message)

    def on_linkedin(self, export: LinkedIn) -> str:
        if self.scene.how in ("sponsored", "closed"):
            name = "LinkedIn Member" if self.scene.how == "closed" else self.name
            who, key = Person(name, closed=True), f"{self.scene.how} {self.number}"
        else:
            who = Person(self.name, slug=f"sample-{self.number}")
            key = f"linkedin.com/in/sample-{self.number}"
        for kind, text, sent in self.turns:
            sender, to = (export.owner, who) if kind == "mine" else (who, export.owner)
            export.message(
                sender, to, at=f"{sent:%Y-%m-%d %H:%M:%S} UTC", conversation=f"2-{self.number}",
                text=SPONSORED if self.scene.how == "sponsored" else text,
                subject=self.subject if self.scene.subject != "subject" else "",
            )  # fmt: skip
        return key
