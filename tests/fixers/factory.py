"""Trying fixers on small files."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from freshness.fixer import apply, fixers
from freshness.model import Finding, Fix, Place
from freshness.patch import apply_fixes
from freshness.testing import findings
from freshness.vocabulary import Confidence, Severity

TODAY = date(2026, 11, 22)


def finding(quote: str, advice: str = "", *, path: str = "index.html") -> Finding:
    return Finding(
        rule="a-rule", severity=Severity.LOW, confidence=Confidence.HIGH, surface="site",
        place=Place(path=path, quote=quote), message="", advice=advice,
    )  # fmt: skip


def fix(
    rule: str, text: str, quote: str, advice: str = "", *, path: str = "index.html"
) -> Fix | None:
    made: Fix | None = fixers()[rule].attribute("fix")(
        finding(quote, advice, path=path), text, TODAY
    )
    return made


def fixed(rule: str, text: str, quote: str, advice: str = "", *, path: str = "index.html") -> str:
    """The text afterwards; unchanged where the fixer leaves it to the owner."""
    made = fix(rule, text, quote, advice, path=path)
    for edit in made.edits if made else ():
        text = apply(edit, text)
    return text


def mended(files: dict[str, str], rule: str) -> tuple[dict[str, str], list[bool]]:
    """A site after all ready changes of a rule, found by the rule; and whether each is safe.

    Looked at again, the site has nothing more to change.
    """
    found = [each for each in findings(files, rule=rule) if each.fix]
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            file = Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="")
        patch = apply_fixes(Path(folder), found, unsafe=True)
        assert patch.refused == ()
        patch.write()
        after = {name: Path(folder, name).read_bytes().decode() for name in files}
    assert not [each for each in findings(after, rule=rule) if each.fix]
    return after, [each.fix.safe for each in found if each.fix]
