"""Fixes as bytes: the diff that git takes, and files that stay as they are around them."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness.errors import UserError
from freshness.fixer import edit
from freshness.model import Edit, Finding, Fix, Place
from freshness.patch import MAX_BYTES, Patch, apply_fixes
from freshness.vocabulary import Confidence, Severity


def finding(*edits: Edit, safe: bool = True) -> Finding:
    return Finding(
        rule="moved-link", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path=edits[0].path), message="", advice="",
        fix=Fix(title="write it anew", safe=safe, edits=edits),
    )  # fmt: skip


def one(before: str, after: str, path: str = "index.html", safe: bool = True) -> Finding:
    return finding(Edit(path=path, before=before, after=after), safe=safe)


def apply_with_git(folder: Path, patch: Patch) -> None:
    subprocess.run(["git", "apply", "-"], cwd=folder, input=patch.diff(), check=True)


def made(folder: Path, body: bytes, *findings: Finding, name: str = "index.html") -> bytes:
    """What the file is afterwards; `git apply` must come to the same as `write`."""
    file = folder / name
    file.write_bytes(body)
    patch = apply_fixes(folder, findings)
    assert patch.refused == ()
    apply_with_git(folder, patch)
    by_git = file.read_bytes()
    file.write_bytes(body)
    patch.write()
    assert file.read_bytes() == by_git
    return by_git


BODIES = {
    "utf-8": "é\n© 2019\n".encode(),
    "mark": "\ufeffé\n© 2019\n".encode(),
    "windows lines": b"a\r\n\xc2\xa9 2019\r\nb\r\n",
    "mixed lines": b"a\r\n\xc2\xa9 2019\nb\rc\n",
    "no end": b"a\n\xc2\xa9 2019",
    "latin-1": b"<meta charset=iso-8859-1>\n\xe9\n\xa9 2019\n",
    "utf-16-le": "\ufeffé\r\n© 2019\n".encode("utf-16-le"),
    "utf-16-be": "\ufeffé\r\n© 2019\n".encode("utf-16-be"),
    "broken utf-8": b"<meta charset=utf-8>\n\xff\xfe\n\xc2\xa9 2019\n",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_all_around_stays_byte_for_byte(body: bytes, tmp_path: Path) -> None:
    wide = body[:2] == b"\xff\xfe" or body[:2] == b"\xfe\xff"
    codec = "utf-16-le" if body[:1] == b"\xff" else "utf-16-be" if wide else "ascii"
    old, new = "2019".encode(codec), "2026".encode(codec)
    assert made(tmp_path, body, one("2019", "2026")) == body.replace(old, new)


def test_a_character_that_the_encoding_lacks_becomes_a_reference(tmp_path: Path) -> None:
    body = b"<meta charset=iso-8859-2>\n2019\n"
    assert made(tmp_path, body, one("2019", "2019–2026")).endswith(b"2019&#8211;2026\n")
    (tmp_path / "a.yml").write_bytes(b"# coding \xff\na: 2019\n")
    patch = apply_fixes(tmp_path, [one("2019", "二〇二六", path="a.yml")])
    assert "its encoding, cp1252, lacks" in patch.refused[0].reason


@pytest.mark.parametrize("name", ["a b.html", "ü.html", 'q"\t.html', "x/y.html"])
def test_any_file_name_survives_the_diff(name: str, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert made(tmp_path, b"2019\n", one("2019", "2026", path=name), name=name) == b"2026\n"


def test_several_fixes_of_a_file_and_of_a_line_are_made_at_once(tmp_path: Path) -> None:
    text = "<a href=http://a.example/>a</a> <a href=http://a.example/>b</a>\n2019\n"
    first, second = text.index("http"), text.rindex("http")
    edits = [
        edit("index.html", text, at, at + len("http://a.example/"), f"https://{name}.example/")
        for at, name in ((first, "b"), (second, "c"))
    ]
    found = made(tmp_path, text.encode(), finding(edits[0]), finding(edits[1]), one("2019", "2026"))
    assert found == (b"<a href=https://b.example/>a</a> <a href=https://c.example/>b</a>\n2026\n")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("http://old.example/", "https://old.example/"), ("old", "new")),
        (("2019", "2026"), ("© 2019", "© 2019–2026")),
    ],
)
def test_of_two_that_overlap_the_first_counts(
    first: tuple[str, str], second: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<a href=http://old.example/>© 2019</a>\n", "utf-8")
    patch = apply_fixes(tmp_path, [one(*first), one(*second)])
    assert [each.reason for each in patch.refused] == [
        "index.html: is changed at the same place already; run this again"
    ]
    assert first[1].encode() in patch.changes[0].after


def test_a_fix_is_made_wholly_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("one\n", "utf-8")
    edits = (
        Edit(path="index.html", before="one", after="two"),
        Edit(path="index.html", before="gone", after="here"),
    )
    patch = apply_fixes(tmp_path, [finding(*edits)])
    assert patch.changes == ()
    assert "'gone' is not there any more" in patch.refused[0].reason
    assert patch.diff() == b""


def test_what_is_not_there_exactly_once_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("2019 2019 aaa\n", "utf-8")
    patch = apply_fixes(tmp_path, [one("2019", "2026"), one("aa", "b"), one("", "b")])
    assert len(patch.refused) == 3


def test_unsafe_fixes_are_made_on_request_only(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("2019\n", "utf-8")
    careful = one("2019", "2026", safe=False)
    assert apply_fixes(tmp_path, [careful]).changes == ()
    assert apply_fixes(tmp_path, [careful], unsafe=True).changes


def test_nothing_outside_of_the_folder_is_written(tmp_path: Path) -> None:
    site, secret = tmp_path / "site", tmp_path / "secret.html"
    (site / ".git").mkdir(parents=True)
    secret.write_text("2019\n", "utf-8")
    (site / ".git" / "config").write_text("2019\n", "utf-8")
    (site / "link.html").symlink_to(secret)
    (site / "real.html").write_text("2019\n", "utf-8")
    (site / "alias.html").symlink_to(site / "real.html")
    (site / "up").symlink_to(tmp_path)
    paths = (
        "link.html", "alias.html", "../secret.html", str(secret), "up/secret.html", ".git/config",
        "missing.html", "a\0b",
    )  # fmt: skip
    patch = apply_fixes(site, [one("2019", "2026", path=path) for path in paths])
    assert patch.changes == ()
    assert len(patch.refused) == len(paths)


def test_a_read_only_file_gives_one_clear_sentence(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("2019\n", "utf-8")
    (tmp_path / "b.html").chmod(0o444)
    patch = apply_fixes(tmp_path, [one("2019", "2026", path=name) for name in ("a.html", "b.html")])
    with pytest.raises(UserError, match=r"b\.html: is read-only; make it writable first"):
        patch.write()
    assert (tmp_path / "a.html").read_text("utf-8") == "2019\n"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text("2019\n", "utf-8")
    patch = apply_fixes(tmp_path, [one("2019", "2026")])
    file.write_text("2019, and more\n", "utf-8")
    with pytest.raises(UserError, match="has changed meanwhile"):
        patch.write()
    assert file.read_text("utf-8") == "2019, and more\n"


def test_writing_keeps_permissions_and_leaves_nothing_behind(tmp_path: Path) -> None:
    file = tmp_path / "index.html"
    file.write_text("2019\n", "utf-8")
    file.chmod(0o640)
    assert apply_fixes(tmp_path, [one("2019", "2026")]).write() == ("index.html",)
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("body", [b"\x89PNG 2019", b"2019" + b" " * MAX_BYTES], ids=["png", "big"])
def test_what_is_no_text_is_refused(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(body)
    assert len(apply_fixes(tmp_path, [one("2019", "2026")]).refused) == 1


_PIECES = st.lists(st.sampled_from(["é", "a", "\n", "\r\n", "\r", " ", "<", "OLD ", "‘"])).map(
    "".join
)
_CODECS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])


@given(before=_PIECES, after=_PIECES, new=_PIECES, codec=_CODECS)
def test_an_edit_changes_its_own_bytes_only_and_once(
    before: str, after: str, new: str, codec: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("site")
    text = f"<meta charset={codec}>{before}THIS{after}"
    start = text.index("THIS")
    fix = finding(edit("index.html", text, start, start + len("THIS"), new))
    (folder / "index.html").write_bytes(text.encode(codec))
    for _ in range(2):
        apply_fixes(folder, [fix]).write()
        found = (folder / "index.html").read_bytes()
        assert found == text.replace("THIS", new).encode(codec)


@given(text=_PIECES, at=st.integers(0, 40), length=st.integers(0, 5), new=_PIECES)
def test_an_edit_is_found_again_wherever_it_stands(
    text: str, at: int, length: int, new: str
) -> None:
    from freshness.fixer import apply

    text = f"first\n{text}last"
    start = min(at, len(text))
    stop = min(start + length, len(text))
    made = edit("a", text, start, stop, new)
    expected = text[:start] + new + text[stop:]
    assert text.find(made.before) == text.rfind(made.before)
    # What was inserted may, by chance, have stood there already.
    assert apply(made, text) in (expected, text)
