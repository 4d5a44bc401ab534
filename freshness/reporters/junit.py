"""JUnit XML, for the test reports of CI servers.

Every finding is a failed case of its page, every page without one has passed, and what could not be
checked was skipped.
"""

from __future__ import annotations

from xml.etree import ElementTree

from freshness.digest import clean, page, position
from freshness.model import Report
from freshness.reporter import Style, shown


def render(report: Report, style: Style) -> str:
    """The report as one test suite."""
    findings = shown(report, style)
    stale = {page(each) for each in findings}
    read = dict.fromkeys(clean(each.page.path or each.page.url) for each in report.pages)
    well = [each for each in read if each not in stale]
    suite = ElementTree.Element(
        "testsuite",
        name="freshness",
        tests=str(len(findings) + len(well) + len(report.skipped)),
        failures=str(len(findings)),
        errors="0",
        skipped=str(len(report.skipped)),
        timestamp=f"{report.today}T00:00:00",
    )
    for finding in findings:
        name = " ".join(part for part in (finding.rule, position(finding)) if part)
        case = ElementTree.SubElement(suite, "testcase", classname=page(finding), name=name)
        message = clean(finding.message)
        failure = ElementTree.SubElement(case, "failure", type=finding.rule, message=message)
        told = (message, clean(finding.place.quote), f"→ {clean(finding.advice)}")
        failure.text = "\n".join(each for each in told if each)
    for name in well:
        ElementTree.SubElement(suite, "testcase", classname=name, name="fresh")
    for each in report.skipped:
        case = ElementTree.SubElement(
            suite, "testcase", classname=clean(each.subject), name=clean(each.reason)
        )
        ElementTree.SubElement(case, "skipped", message=clean(each.detail) or clean(each.reason))
    suites = ElementTree.Element("testsuites")
    suites.append(suite)
    ElementTree.indent(suites)
    return ElementTree.tostring(suites, "unicode", xml_declaration=False) + "\n"
