"""Makes data exports of LinkedIn for tests, of invented people: whole ones, odd ones, huge ones.

export = LinkedIn()                                   # of Ada Example
grace = Person("Grace Example")
export.connect(grace, since="05 Jun 2026")
export.message(grace, export.owner, text="Are you free?")
export.write(tmp_path / "Complete_LinkedInDataExport_11-20-2026.zip")

python -m tests.export FILE.zip MESSAGES CONNECTIONS  # a huge one, for measuring
"""

from __future__ import annotations

import csv
import io
import random
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

HEADERS = {
    "Profile.csv": "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers",
    "Positions.csv": "Company Name,Title,Description,Location,Started On,Finished On",
    "Education.csv": "School Name,Start Date,End Date,Notes,Degree Name,Activities",
    "Skills.csv": "Name",
    "Projects.csv": "Title,Description,Url,Started On,Finished On",
    "Connections.csv": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "messages.csv": "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
    "Invitations.csv": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    "Email Addresses.csv": "Email Address,Confirmed,Primary,Updated On",
    "Registration.csv": "Registered At,Registration Ip,Subscription Types",
    "Shares.csv": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "Comments.csv": "Date,Link,Message",
    "Reactions.csv": "Date,Type,Link",
}
PREAMBLE = 'Notes:\n"When exporting your connection data, you may notice, that some addresses are missing."\n\n'


class Person(NamedTuple):
    """Somebody with a profile; a closed account has no address."""

    name: str
    slug: str = ""
    closed: bool = False

    @property
    def url(self) -> str:
        slug = self.slug or self.name.lower().replace(" ", "-")
        return "" if self.closed else f"https://www.linkedin.com/in/{slug}"


ADA = Person("Ada Example")


class LinkedIn:
    """An export that is being made. `files` may be changed by hand before it is written."""

    def __init__(self, owner: Person = ADA, *, profile: bool = True) -> None:
        self.owner = owner
        self.headers = dict(HEADERS)
        self.files: dict[str, str | bytes] = {}
        self._rows: dict[str, list[dict[str, str]]] = {}
        if profile:
            first, _, last = owner.name.partition(" ")
            self.add("Profile.csv", first_name=first, last_name=last)

    def add(self, file: str, **cells: str) -> None:
        """A row: `add("Positions.csv", title="Engineer", started_on="Jun 2020")`."""
        self._rows.setdefault(file, []).append(
            {key.replace("_", "").lower(): value for key, value in cells.items()}
        )

    def connect(self, who: Person, *, since: str = "05 Jun 2024", **cells: str) -> None:
        first, _, last = who.name.partition(" ")
        self.add("Connections.csv", first_name=first, last_name=last, url=who.url,
                 connected_on=since, **cells)  # fmt: skip

    def message(
        self, sender: Person, *to: Person, at: str = "2026-11-01 10:00:00 UTC", text: str = "Hello",
        conversation: str = "", **cells: str,
    ) -> None:  # fmt: skip
        """A message; of the same people it is in one conversation unless that is named."""
        row = {
            "conversation_id": conversation
            or "2-" + "+".join(sorted({p.name for p in (sender, *to)})),
            "from": sender.name,
            "sender_profile_url": sender.url,
            "to": ", ".join(each.name for each in to),
            "recipient_profile_urls": ",".join(each.url for each in to if each.url),
            "date": at,
            "content": text,
            "folder": "INBOX",
            "is_message_draft": "No",
            "is_conversation_draft": "No",
        }
        self.add("messages.csv", **(row | cells))

    def invite(self, sender: Person, to: Person, *, at: str = "5/17/24, 10:11 AM") -> None:
        outgoing = sender.url == self.owner.url
        self.add("Invitations.csv", **{"from": sender.name}, to=to.name, sent_at=at,
                 direction="OUTGOING" if outgoing else "INCOMING",
                 inviterprofileurl=sender.url, inviteeprofileurl=to.url)  # fmt: skip

    def contents(self, *, quoting: int = csv.QUOTE_MINIMAL) -> dict[str, bytes]:
        """The files by name."""
        written = {file: self._table(file, quoting) for file in self._rows} | self.files
        return {n: c if isinstance(c, bytes) else c.encode() for n, c in written.items()}

    def write(self, path: Path, *, quoting: int = csv.QUOTE_MINIMAL, below: str = "") -> Path:
        """A ZIP where the name ends so, else a folder; `below` is a folder inside, `name/`."""
        contents = self.contents(quoting=quoting)
        if path.suffix == ".zip":
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, content in contents.items():
                    archive.writestr(
                        zipfile.ZipInfo(below + name, (2026, 11, 20, 9, 0, 0)),
                        content,
                        zipfile.ZIP_DEFLATED,
                    )
        else:
            for name, content in contents.items():
                file = path / below / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
        return path

    def _table(self, file: str, quoting: int) -> str:
        columns = next(csv.reader([self.headers[file]]))
        out = io.StringIO()
        writer = csv.writer(out, quoting=quoting, lineterminator="\n")  # type: ignore[arg-type]
        writer.writerow(columns)
        for row in self._rows[file]:
            writer.writerow([row.get(c.replace(" ", "").lower(), "") for c in columns])
        return (PREAMBLE if file == "Connections.csv" else "") + out.getvalue()


WORDS = (
    "thank you for the talk on Tuesday would like to hear more about your work at and whether time "
    "next week coffee train project team data review question number paper garden release"
).split()


def large(path: Path, messages: int, connections: int) -> Path:
    """An export of that size, as varied as letters are; the same on every day."""
    chance = random.Random(20261125)
    export = LinkedIn()
    ada = export.owner
    people = [Person(f"Grace Example{number}") for number in range(connections)]
    start = datetime(2012, 1, 1, tzinfo=UTC)
    for who in people:
        day = start + timedelta(days=chance.randrange(5_000))
        export.connect(who, since=f"{day:%d %b %Y}", company="Example Ltd", position="Engineer")
        export.invite(*chance.sample((ada, who), 2))
    for _ in range(messages):
        who = people[int(chance.paretovariate(0.6)) % connections]
        text = " ".join(chance.choices(WORDS, k=chance.randrange(5, 80)))
        at = start + timedelta(minutes=chance.randrange(7_000_000))
        export.message(*chance.sample((ada, who), 2), at=f"{at:%Y-%m-%d %H:%M:%S} UTC", text=text)
    return export.write(path, quoting=csv.QUOTE_ALL)


def everything(export: object) -> Iterator[object]:
    """All that an export says; for tests in which only the absence of a crash matters."""
    from freshness.exports.linkedin import Export

    assert isinstance(export, Export)
    yield export.account()
    yield from export.contacts()
    yield from export.messages()


if __name__ == "__main__":
    large(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
