import os
import zipfile
from pathlib import Path

import pytest

from freshness.errors import UserError
from freshness.exports import archive
from freshness.exports.archive import UNREADABLE, Archive


def zipped(path: Path, **members: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def test_a_zip_and_a_folder_are_the_same(tmp_path: Path) -> None:
    (tmp_path / "folder" / "Jobs").mkdir(parents=True)
    (tmp_path / "folder" / "Jobs" / "Saved.csv").write_bytes(b"x")
    file = zipped(tmp_path / "a.zip", **{"Jobs/Saved.csv": b"x"})
    for path in (tmp_path / "folder", file):
        opened = Archive(path)
        (member,) = opened.members
        assert (member.path, member.folder, member.name, member.size) == (
            "Jobs/Saved.csv",
            "Jobs",
            "Saved.csv",
            1,
        )
        with opened.open(member) as stream:
            assert stream.read() == b"x"


def test_backslashes_are_how_some_programs_write_folders(tmp_path: Path) -> None:
    opened = Archive(zipped(tmp_path / "a.zip", **{"Jobs\\Saved.csv": b"x"}))
    assert [(each.folder, each.name) for each in opened.members] == [("Jobs", "Saved.csv")]
    with opened.open(opened.members[0]) as stream:
        assert stream.read() == b"x"


@pytest.mark.parametrize("name", ["../evil.csv", "a/../../evil.csv", "/etc/evil.csv", "C:\\evil.csv", "..\\evil.csv", "C:evil.csv"])  # fmt: skip
def test_names_that_point_out_are_refused(tmp_path: Path, name: str) -> None:
    opened = Archive(zipped(tmp_path / "a.zip", **{name: b"x", "fine..csv": b"x"}))
    assert [each.path for each in opened.members] == ["fine..csv"]
    assert [(each.subject, each.reason) for each in opened.skipped] == [(name, "unsafe")]


def test_links_out_of_a_folder_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "secret.csv").touch()
    (folder / "Profile.csv").symlink_to(tmp_path / "secret.csv")
    os.mkfifo(folder / "pipe.csv")
    opened = Archive(folder)
    assert opened.members == ()
    assert [each.reason for each in opened.skipped] == ["unsafe"]


def test_a_bomb_is_left_alone(tmp_path: Path) -> None:
    opened = Archive(zipped(tmp_path / "a.zip", **{"bomb.csv": b"0" * 5_000_000, "fine.csv": b"1"}))
    assert [each.path for each in opened.members] == ["fine.csv"]
    assert [(each.subject, each.reason) for each in opened.skipped] == [("bomb.csv", "too-large")]


def test_sizes_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = zipped(tmp_path / "a.zip", **{f"{n}.csv": b"12345678" for n in range(3)})
    (tmp_path / "folder").mkdir()
    for n in range(3):
        (tmp_path / "folder" / f"{n}.csv").write_bytes(b"12345678")
    for path in (file, tmp_path / "folder"):
        with monkeypatch.context() as patch:
            patch.setattr(archive, "MAX_BYTES", 7)
            assert [each.reason for each in Archive(path).skipped] == ["too-large"] * 3
        with monkeypatch.context() as patch:
            patch.setattr(archive, "MAX_TOTAL", 20)
            with pytest.raises(UserError, match="unpacks to more than"):
                Archive(path)
        with monkeypatch.context() as patch:
            patch.setattr(archive, "MAX_FILES", 2)
            with pytest.raises(UserError, match="has more than 2 files"):
                Archive(path)
        assert len(Archive(path).members) == 3
    monkeypatch.setattr(archive, "_MAX_DIRECTORY", 100)
    with pytest.raises(UserError, match="more files than an export"):
        Archive(file)


def test_a_lie_about_the_size_gives_no_more_than_promised(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", **{"a.csv": b"0123456789" * 100})
    data = bytearray(file.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    file.write_bytes(data)
    opened = Archive(file)
    with opened.open(opened.members[0]) as stream, pytest.raises(UNREADABLE):
        assert len(stream.read()) <= 10


def test_a_password_is_told(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.zip", **{"a.csv": b"x"})
    data = bytearray(file.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    file.write_bytes(data)
    assert [each.reason for each in Archive(file).skipped] == ["encrypted"]


def test_damage_is_one_sentence(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", **{"a.csv": os.urandom(5_000)}).read_bytes()
    cut = tmp_path / "cut.zip"
    cut.write_bytes(whole[:3_000])
    with pytest.raises(UserError, match="ZIP without its end; download it once more"):
        Archive(cut)
    cut.write_bytes(whole.replace(b"PK\x01\x02", b"PK\x01\x03"))
    with pytest.raises(
        UserError, match=r"cut\.zip: is a damaged ZIP \(.+\); download it once more"
    ):
        Archive(cut)
    with pytest.raises(UserError, match="no such file or folder"):
        Archive(tmp_path / "missing.zip")
