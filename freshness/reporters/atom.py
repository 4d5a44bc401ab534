"""An Atom feed (RFC 4287) of the findings, to be told by a feed reader.

A finding keeps its id for as long as it is the same problem, so a reader tells it once.
"""

from __future__ import annotations

from xml.etree import ElementTree

from freshness import HOMEPAGE, __version__
from freshness.digest import clean, page, position
from freshness.model import Finding, Report
from freshness.reporter import Style, shown
from freshness.url import UNKNOWN_ROOT, WEB

MOST = 200
_NAMESPACE = "http://www.w3.org/2005/Atom"
_ID = "tag:github.com,2026:freshness-tool/freshness"  # RFC 4151


def render(report: Report, style: Style) -> str:
    """The feed: the worst findings first, all of them dated by the day of the report."""
    day = f"{report.today}T00:00:00Z"
    site = next((each for each in report.surfaces if each.url), None)
    home = clean(site.url or "") if site else ""
    feed = ElementTree.Element("feed", xmlns=_NAMESPACE)
    _add(feed, "title", f"Freshness of {clean(site.title)}" if site else "Freshness")
    _add(feed, "id", f"{_ID}/feed/{home}")
    _add(feed, "updated", day)
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", "freshness")
    generator = _add(feed, "generator", "freshness")
    generator.attrib.update(uri=HOMEPAGE, version=__version__)
    for finding in shown(report, style)[:MOST]:
        feed.append(_entry(finding, day))
    ElementTree.indent(feed)
    return ElementTree.tostring(feed, "unicode") + "\n"


def _entry(finding: Finding, day: str) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    _add(entry, "title", f"{page(finding)}: {clean(finding.message)}")
    _add(entry, "id", f"{_ID}/{finding.fingerprint}")
    _add(entry, "updated", day)
    address = finding.place.url or ""
    if address.startswith(WEB) and not address.startswith(UNKNOWN_ROOT):
        ElementTree.SubElement(entry, "link", href=clean(address))
    for term in (finding.rule, finding.severity.label):
        ElementTree.SubElement(entry, "category", term=term)
    where = position(finding)
    quote = clean(finding.place.quote)
    told = (f"Line {where}." if where else "", f"“{quote}”" if quote else "", clean(finding.advice))
    _add(entry, "summary", "\n".join(each for each in told if each))
    return entry


def _add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, name)
    child.text = text
    return child
