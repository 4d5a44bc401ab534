from __future__ import annotations

from click.testing import CliRunner

from freshness.cli import main
from freshness.rule import rules


def test_every_rule_is_listed_with_its_title() -> None:
    output = CliRunner().invoke(main, ["rules"]).output
    for slug, part in rules().items():
        assert any(line.startswith(slug) and part.title in line for line in output.splitlines())


def test_the_page_of_a_rule() -> None:
    result = CliRunner().invoke(main, ["rules", "dead-link"])
    assert result.exit_code == 0
    assert result.output.strip() == rules()["dead-link"].doc.strip()


def test_an_unknown_rule_names_the_nearest() -> None:
    result = CliRunner().invoke(main, ["rules", "Dead_Lnk"])
    assert result.exit_code == 2
    assert "did you mean `dead-link`?" in result.stderr
    assert "lists them all" in CliRunner().invoke(main, ["rules", "zzzz"]).stderr
