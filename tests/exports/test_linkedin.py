"""Every trap of a real export, on synthetic ones."""

import csv
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from freshness.correspondence import Message
from freshness.errors import UserError
from freshness.exports.linkedin import Export, open_export
from tests.export import HEADERS, LinkedIn, Person, everything

NAME = "Complete_LinkedInDataExport_11-20-2026.zip"
ADA = "linkedin.com/in/ada-example"
GRACE = Person("Grace Example")
ALAN = Person("Alan Example")


@pytest.fixture
def made() -> LinkedIn:
    return LinkedIn()


def read(export: LinkedIn, folder: Path, *, name: str = NAME, quoting: int = 0) -> Export:
    return open_export(export.write(folder / name, quoting=quoting))


# --- the archive ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [NAME, NAME.removesuffix(".zip"), "Basic_LinkedInDataExport_11-20-2026 (1).zip"])  # fmt: skip
def test_the_name_tells_the_day(made: LinkedIn, tmp_path: Path, name: str) -> None:
    assert read(made, tmp_path, name=name).as_of == date(2026, 11, 20)


def test_a_renamed_archive_tells_the_day_by_its_files(made: LinkedIn, tmp_path: Path) -> None:
    export = read(made, tmp_path, name="mine.zip")
    assert export.as_of == export.account().as_of == date(2026, 11, 20)


def test_a_wrapping_folder_tells_the_day_as_well(made: LinkedIn, tmp_path: Path) -> None:
    file = made.write(tmp_path / "mine.zip", below="Basic_LinkedInDataExport_11-19-2026/")
    export = open_export(file)
    assert export.as_of == date(2026, 11, 19)
    assert export.name == "Ada Example"


def test_of_two_exports_in_a_folder_the_newer_one_is_read(made: LinkedIn, tmp_path: Path) -> None:
    made.connect(GRACE)
    made.write(tmp_path, below="Basic_LinkedInDataExport_12-01-2025/")
    newer = LinkedIn(Person("Ada Newer"))
    newer.connect(ALAN)
    newer.write(tmp_path, below="Basic_LinkedInDataExport_02-01-2026/")
    export = open_export(tmp_path)
    assert export.name == "Ada Newer"
    assert [each.name for each in export.contacts()] == ["Alan Example"]
    assert [each.reason for each in export.skipped] == ["second-export"]


def test_a_partial_archive_is_normal(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    made.files["Connections.csv"] = ""
    made.files["Skills.csv"] = HEADERS["Skills.csv"] + "\n"
    export = read(made, tmp_path)
    assert list(everything(export))[1:] == []
    assert export.account().skills == ()
    assert export.skipped == ()


def test_one_file_of_it_is_enough(made: LinkedIn, tmp_path: Path) -> None:
    made.connect(GRACE)
    made.write(tmp_path)
    assert [c.name for c in open_export(tmp_path / "Connections.csv").contacts()] == [GRACE.name]


def test_what_is_no_export_is_told(tmp_path: Path) -> None:
    (tmp_path / "holiday.txt").touch()
    with pytest.raises(UserError, match="is no LinkedIn export"):
        open_export(tmp_path)


@pytest.mark.parametrize("name", ["email addresses.CSV", "Email_Addresses.csv", "Email Addresses_123456789.csv"])  # fmt: skip
def test_names_of_files_vary(made: LinkedIn, tmp_path: Path, name: str) -> None:
    made.files[name] = (
        "Email Address,Confirmed,Primary,Updated On\nold@ada.example,Yes,No,\nada@ada.example,Yes,Yes,\n"
    )
    assert read(made, tmp_path).account().email == "ada@ada.example"


def test_large_files_come_in_parts_in_their_order(made: LinkedIn, tmp_path: Path) -> None:
    for part in (10, 2, 1):
        made.files[f"Skills_{part}.csv"] = f"Name\nskill of part {part}\n"
    assert read(made, tmp_path).account().skills == tuple(f"skill of part {n}" for n in (1, 2, 10))


@pytest.mark.parametrize("name", ["__MACOSX/Profile.csv", "._Profile.csv", ".Profile.csv"])
def test_what_systems_leave_behind_is_no_file_of_it(
    made: LinkedIn, tmp_path: Path, name: str
) -> None:
    made.files[name] = b"\0\x05\x16\x07"
    assert read(made, tmp_path).account().name == "Ada Example"


SENSITIVE = """Receipts_v2.csv Ad_Targeting.csv|Ads Clicked.csv LAN Ads Engagement.csv
Inferences_about_you.csv Logins.csv|Security Challenges.csv Private_identity_asset.csv
SearchQueries.csv guide_messages.csv coach_messages.csv learning_coach_messages.csv
LearningCoachMessages.csv learning_role_play_messages.csv Verifications/Verifications.csv"""


def test_sensitive_files_are_never_opened(
    made: LinkedIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in SENSITIVE.replace("|", "\n").splitlines():
        made.files[name] = HEADERS["messages.csv"] + "\n"
    made.message(GRACE, made.owner)
    file = made.write(tmp_path / NAME)
    opened = []
    original = zipfile.ZipFile.open

    def spy(self: zipfile.ZipFile, name: str) -> object:
        opened.append(name)
        return original(self, name)

    monkeypatch.setattr(zipfile.ZipFile, "open", spy)
    assert len(list(everything(open_export(file)))) == 2
    assert set(opened) <= {"Profile.csv", "messages.csv"}


# --- encodings and columns -----------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(made: LinkedIn, tmp_path: Path, encoding: str) -> None:
    text = f"{HEADERS['Connections.csv']}\r\nZoë,Müller–Example,,,Café Example,,4-Apr-21\r\n"
    made.files["Connections.csv"] = text.encode(encoding)
    (contact,) = read(made, tmp_path).contacts()
    assert (contact.name, contact.company) == ("Zoë Müller–Example", "Café Example")
    assert contact.known_since == date(2021, 4, 4)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ZoÃ«", "Zoë"), ("Ã\x81ron", "Áron"), ("Ada â€“ Example", "Ada – Example"), ("SÃO", "SÃO"), ("Âge", "Âge")],
)  # fmt: skip
def test_letters_that_were_read_wrongly_once(
    made: LinkedIn, tmp_path: Path, written: str, meant: str
) -> None:
    made.connect(Person(written, slug="x"))
    (contact,) = read(made, tmp_path).contacts()
    assert contact.name == meant


def test_columns_are_found_by_name(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Connections.csv"] = (
        'surprise,CONNECTED ON,last name,"First_Name",surprise,Last Name\n,05 Jun 2026,Example,Grace,,wrong\n'
    )
    (contact,) = read(made, tmp_path).contacts()
    assert (contact.name, contact.known_since) == ("Grace Example", date(2026, 6, 5))


def test_another_separator_is_what_excel_makes_of_it(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Connections.csv"] = "First Name;Last Name;Company\nGrace;Example;A, B\n"
    (contact,) = read(made, tmp_path).contacts()
    assert (contact.name, contact.company) == ("Grace Example", "A, B")


def test_a_file_without_names_of_columns_is_told(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Connections.csv"] = "Grace,Example\n"
    export = read(made, tmp_path)
    assert list(export.contacts()) == []
    assert [(s.subject, s.reason) for s in export.skipped] == [("Connections.csv", "unreadable")]


# --- the profile ---------------------------------------------------------------------------------


def test_the_profile(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Profile.csv"] = (
        "First Name,Last Name,Headline,Summary,Geo Location,Twitter Handles,Websites,Birth Date\n"
        'Ada,Example,Engineer,"Two\nlines",Berlin,[ada_example],'
        '"[PERSONAL:https://ada.example/a,b,COMPANY:www.example.org,RSS_FEED:https://ada.example/feed]",Mar 7\n'
    )
    made.invite(made.owner, GRACE)
    made.add("Registration.csv", registered_at="4/7/11, 8:05 PM")
    made.add("Projects.csv", title="Loom", url="https://loom.example/")
    account = read(made, tmp_path).account()
    assert (account.provider, account.id) == ("linkedin", "ada-example")
    assert account.url == "https://www.linkedin.com/in/ada-example/"
    assert (account.name, account.headline, account.bio) == (
        "Ada Example",
        "Engineer",
        "Two\nlines",
    )
    assert (account.location, account.website) == ("Berlin", "https://ada.example/a,b")
    assert account.links[1:] == (
        "https://www.example.org",
        "https://ada.example/feed",
        "https://x.com/ada_example",
    )
    assert account.created == date(2011, 4, 7)
    assert [work.url for work in account.works] == ["https://loom.example/"]


@pytest.mark.parametrize(
    ("cell", "links"),
    [
        ("[https://ada.example]", ("https://ada.example",)),
        ("https://ada.example", ("https://ada.example",)),
        ("[]", ()),
        ("", ()),
        ("[PERSONAL:]", ()),
        ("[OTHER:javascript:alert(1)]", ()),
    ],
)
def test_websites_stand_in_brackets(
    made: LinkedIn, tmp_path: Path, cell: str, links: tuple[str, ...]
) -> None:
    made.files["Profile.csv"] = f'First Name,Last Name,Websites\nAda,Example,"{cell}"\n'
    assert read(made, tmp_path).account().links == links


def test_several_positions_go_on_and_the_last_begun_is_the_employer(
    made: LinkedIn, tmp_path: Path
) -> None:
    for company, start, end in (
        ("Board Ltd", "2015", ""),
        ("New Ltd", "Jun 2024", ""),
        ("Old Ltd", "Jan 2010", "May 2024"),
        ("Older Ltd", "Sep-98", "Dec-09"),
    ):
        made.add(
            "Positions.csv",
            company_name=company,
            title="Engineer",
            started_on=start,
            finished_on=end,
        )
    made.add(
        "Education.csv",
        school_name="Example University",
        degree_name="MSc",
        start_date="1985",
        end_date="1990",
    )
    account = read(made, tmp_path).account()
    assert account.employer == "New Ltd"
    assert [role.place for role in account.roles if role.current] == ["Board Ltd", "New Ltd"]
    assert [str(role.start) for role in account.roles] == ["2015", "2024-06", "2010-01", "1998-09"]
    assert [(str(r.start), str(r.end), r.current) for r in account.education] == [
        ("1985", "1990", False)
    ]


def test_a_date_that_nobody_can_read_is_told_and_not_taken_for_the_present(
    made: LinkedIn, tmp_path: Path
) -> None:
    made.add("Positions.csv", company_name="Old Ltd", started_on="once upon", finished_on="a time")
    export = read(made, tmp_path)
    (role,) = export.account().roles
    assert (role.start, role.current) == (None, False)
    assert [each.reason for each in export.skipped] == ["undated", "undated"]
    assert export.account().notes[0] == "“once upon” is no date that can be read."


def test_the_last_acts_are_seen_through_odd_quotes(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Shares_123456.csv"] = (
        f"{HEADERS['Shares.csv']}\n"
        '2026-03-01 10:00:00,https://x.example,"She said \\"go, now\\"\n2019-01-01 is when\nI was \\"there\\"",,,\n'
        "2026-02-01 10:00:00,https://x.example,plain,,,\n"
    )
    made.files["Comments_123456.csv"] = (
        f'{HEADERS["Comments.csv"]}\n2026-05-01 10:00:00,u,"it is \\"\\""\n'
    )
    account = read(made, tmp_path).account()
    assert account.acts == (date(2026, 5, 1), date(2026, 3, 1), date(2026, 2, 1))
    assert account.last_moved == date(2026, 5, 1)


# --- connections ---------------------------------------------------------------------------------


def test_hidden_members_are_counted(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Connections.csv"] = (
        'Notes:\n"When exporting, some addresses are missing."\n\n'
        f"{HEADERS['Connections.csv']}\n"
        ",,,,,,07 Jun 2026\n"
        '"Zoë","Example, PhD",https://www.linkedin.com/in/zo%C3%AB-example,,"A, B & C",CTO,06 Jun 2026'
    )
    export = read(made, tmp_path)
    (contact,) = export.contacts()
    assert contact.name == "Zoë Example, PhD"
    assert contact.profiles == ("https://www.linkedin.com/in/zo%C3%AB-example",)
    assert (contact.company, contact.title) == ("A, B & C", "CTO")
    assert [(s.reason, s.detail) for s in export.skipped] == [
        ("hidden", "Connections that hide their names: 1.")
    ]


def test_connections_of_before_2023_have_no_address(made: LinkedIn, tmp_path: Path) -> None:
    made.files["Connections.csv"] = (
        "First Name,Last Name,Email Address,Company,Position,Connected On\nGrace,Example,,,,05 Jun 2019\n"
    )
    (contact,) = read(made, tmp_path).contacts()
    assert contact.profiles == contact.emails == ()


# --- messages ------------------------------------------------------------------------------------


def mine(messages: list[Message]) -> list[bool]:
    return [message.mine for message in messages]


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_messages(made: LinkedIn, tmp_path: Path, quoting: int) -> None:
    made.invite(made.owner, ALAN)
    made.message(
        GRACE, made.owner, at="2026-11-01 10:00:00 UTC", text='Hello, "Ada"\n\nAre you free?'
    )
    made.message(made.owner, GRACE, at="2026/11/02 10:00:00 UTC", subject="Re")
    first, second = read(made, tmp_path, quoting=quoting).messages()
    assert (first.sender.key, first.sender.name) == ("linkedin.com/in/grace-example", GRACE.name)
    assert [each.key for each in first.recipients] == [ADA]
    assert first.text == 'Hello, "Ada"\n\nAre you free?'
    assert first.sent == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert (first.mine, second.mine, second.subject) == (False, True, "Re")
    assert first.conversation == second.conversation


COLUMNS = HEADERS["messages.csv"].split(",")


@pytest.mark.parametrize("count", [9, 10, 11, 12, 13])
def test_the_columns_grew_over_the_years(made: LinkedIn, tmp_path: Path, count: int) -> None:
    without = [name for name in COLUMNS if name != "RECIPIENT PROFILE URLS"]
    made.headers["messages.csv"] = ",".join(without[:9] if count == 9 else COLUMNS[:count])
    made.message(GRACE, made.owner)
    made.message(made.owner, GRACE)
    messages = list(read(made, tmp_path).messages())
    assert mine(messages) == [False, True]


def test_the_oldest_messages_tell_a_direction(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    made.headers["messages.csv"] = "FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER"
    made.message(GRACE, made.owner, direction="INCOMING")
    made.message(made.owner, GRACE, direction="OUTGOING")
    made.message(ALAN, made.owner, direction="INCOMING")
    messages = list(read(made, tmp_path).messages())
    assert mine(messages) == [False, True, False]
    one, two, other = (each.conversation for each in messages)
    assert one == two != other


def test_without_addresses_and_directions_the_name_tells(made: LinkedIn, tmp_path: Path) -> None:
    made.headers["messages.csv"] = "FROM,TO,DATE,SUBJECT,CONTENT,FOLDER"
    made.message(GRACE, made.owner)
    made.message(made.owner, GRACE)
    assert mine(list(read(made, tmp_path).messages())) == [False, True]


def test_people_are_counted_by_their_addresses(made: LinkedIn, tmp_path: Path) -> None:
    commas = Person("Grace Example, PhD, CISSP, PMP", slug="grace")
    made.message(made.owner, commas)
    for between in (",", ";", ", "):
        urls = between.join((commas.url, ALAN.url))
        made.message(made.owner, commas, ALAN, recipient_profile_urls=urls)
    one, *two = read(made, tmp_path).messages()
    assert [party.name for party in one.recipients] == [commas.name]
    assert [[party.key for party in each.recipients] for each in two] == [
        ["linkedin.com/in/grace", "linkedin.com/in/alan-example"]
    ] * 3


def test_groups_drafts_adverts_spam_and_notices_are_marked(made: LinkedIn, tmp_path: Path) -> None:
    company = Person("Example Ltd", closed=True)
    many = [Person(f"Person {n}") for n in range(4)]
    made.message(GRACE, made.owner)
    made.message(GRACE, made.owner, *many)
    made.message(GRACE, made.owner, ALAN, conversation_title="Reunion")
    made.message(made.owner, GRACE, is_message_draft="Yes")
    made.message(made.owner, GRACE, is_conversation_draft="true")
    made.message(
        company, made.owner, text='<p class="spinmail-quill-editor__spin-break">Hi %FIRSTNAME%</p>'
    )
    made.message(company, made.owner, text="Hi %FIRSTNAME%, look at this.")
    made.message(GRACE, made.owner, folder="SPAM")
    made.message(GRACE, made.owner, text="Message request accepted")
    made.message(
        Person("LinkedIn Member", closed=True),
        made.owner,
        text="A LinkedIn member left the conversation.",
    )
    made.message(
        Person("LinkedIn Member", closed=True), made.owner, text="Is the place still free?"
    )
    messages = list(read(made, tmp_path).messages())
    assert [each.direct for each in messages] == [True, False, False, *[True] * 8]
    assert [each.is_draft for each in messages] == [False, False, False, True, True, *[False] * 6]
    assert [each.automatic for each in messages] == [
        *[""] * 5, "sponsored message", "sponsored message", "in the spam folder", "notice by LinkedIn", "notice by LinkedIn", ""
    ]  # fmt: skip
    assert messages[-1].sender.key == "LinkedIn Member"


def test_messages_in_html_are_read_as_text(made: LinkedIn, tmp_path: Path) -> None:
    made.message(GRACE, made.owner, text="<p>Fish &amp; chips?</p><p>Tuesday<br>noon</p><script>x")
    made.message(GRACE, made.owner, text="if a < b and b > c &amp; d")
    html, text = read(made, tmp_path).messages()
    assert html.text == "Fish & chips?\nTuesday\nnoon\nx"
    assert text.text == "if a < b and b > c &amp; d"


def test_a_message_without_a_date_is_counted(made: LinkedIn, tmp_path: Path) -> None:
    made.message(GRACE, made.owner, at="yesterday")
    made.message(made.owner, GRACE)
    export = read(made, tmp_path)
    assert len(list(export.messages())) == 1
    assert [each.reason for each in export.skipped] == ["undated"]


@pytest.mark.parametrize("word", ["x", "x,"])  # cells with commas are quoted
def test_a_very_long_message_is_cut_and_the_next_one_is_read(
    made: LinkedIn, tmp_path: Path, word: str
) -> None:
    csv.field_size_limit(131_072)
    made.message(made.owner, GRACE, text=word * 300_000)
    made.message(GRACE, made.owner, text='"')
    first, second = read(made, tmp_path).messages()
    assert (len(first.text), second.text) == (20_000, '"')


def test_a_quote_that_never_ends_takes_no_more_than_a_cell(made: LinkedIn, tmp_path: Path) -> None:
    made.files["messages.csv"] = HEADERS["messages.csv"] + '\nc,,"' + "x,y\n" * 1_100_000
    export = read(made, tmp_path, name="folder")
    assert list(export.messages()) == []
    assert export.skipped


# --- whose it is ---------------------------------------------------------------------------------


def test_the_owner_is_in_all_invitations(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    made.invite(made.owner, GRACE)
    made.invite(ALAN, made.owner)
    made.message(made.owner, GRACE)
    assert read(made, tmp_path).owners == {ADA}


def test_both_addresses_of_somebody_who_changed_it_are_the_owners(
    made: LinkedIn, tmp_path: Path
) -> None:
    made.invite(made.owner, GRACE)
    made.message(Person("Ada Example", slug="Ada-Ex%C3%A4mple/"), GRACE)
    made.message(made.owner, GRACE)
    export = read(made, tmp_path)
    assert export.owners == {ADA, "linkedin.com/in/ada-exämple"}
    assert mine(list(export.messages())) == [True, True]


def test_a_namesake_who_writes_is_not_the_owner(made: LinkedIn, tmp_path: Path) -> None:
    namesake = Person("Ada Example", slug="ada-example-7")
    for _ in range(5):
        made.message(namesake, made.owner)
    made.message(made.owner, GRACE)
    made.message(made.owner, ALAN)
    export = read(made, tmp_path)
    assert export.owners == {ADA}
    assert mine(list(export.messages())) == [*[False] * 5, True, True]


def test_without_a_name_the_one_who_is_always_there_is_the_owner(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    for who in (GRACE, ALAN, Person("Mary Example")):
        made.message(who, made.owner)
    assert read(made, tmp_path).owners == {ADA}


def test_where_nothing_tells_the_owner_is_asked(tmp_path: Path) -> None:
    made = LinkedIn(profile=False)
    made.message(GRACE, made.owner)
    file = made.write(tmp_path / NAME)
    with pytest.raises(UserError, match="--me https://"):
        list(open_export(file).messages())
    for said in (
        "https://de.linkedin.com/in/Ada-Example/?x=1",
        "ada-example",
        "www.linkedin.com/in/ada-example",
    ):
        export = open_export(file, me=["ada@ada.example", said])
        assert mine(list(export.messages())) == [False], said
        assert export.account().id == "ada-example"


def test_messages_are_read_one_by_one(made: LinkedIn, tmp_path: Path) -> None:
    for number in range(3_000):
        made.message(made.owner, GRACE, text=f"{number} " * 600)
    export = read(made, tmp_path, name="folder")
    tracemalloc.start()
    try:
        assert sum(message.mine for message in export.messages()) == 3_000
        assert tracemalloc.get_traced_memory()[1] < 4 << 20  # of 8 MiB of letters
    finally:
        tracemalloc.stop()


# --- hostile -------------------------------------------------------------------------------------


CELL = st.text(max_size=12) | st.sampled_from(['"', "\n", ",", "\0", "2026-01-01 10:00:00 UTC", "https://linkedin.com/in/x"])  # fmt: skip


@settings(
    max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    name=st.sampled_from(sorted(HEADERS)),
    body=st.lists(st.lists(CELL, max_size=14).map(",".join), max_size=4).map("\n".join) | st.binary(max_size=200),
    with_header=st.booleans(),
    damage=st.integers(-400, 400),
)  # fmt: skip
def test_no_export_crashes(
    tmp_path: Path, name: str, body: str | bytes, with_header: bool, damage: int
) -> None:
    made = LinkedIn()
    made.invite(made.owner, GRACE)
    header = (HEADERS[name] + "\n").encode() if with_header else b""
    made.files[name] = header + (
        body if isinstance(body, bytes) else body.encode("utf-8", "replace")
    )
    file = made.write(tmp_path / NAME)
    assert list(everything(open_export(file)))
    whole = bytearray(file.read_bytes())
    if -len(whole) <= damage < len(whole):
        whole[damage] ^= 0x55
    file.write_bytes(whole)
    try:
        list(everything(open_export(file)))
    except UserError as error:
        assert "\n" not in str(error)
