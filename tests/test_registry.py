"""Finding parts, and giving them what they ask for."""

from datetime import date
from types import ModuleType, SimpleNamespace

import pytest

from freshness import registry
from freshness.registry import BrokenPart, Part, bind, parameter_types, parts


def part(module: ModuleType | None = None) -> Part:
    module = module or ModuleType("my_rule")
    return Part(slug="my-rule", title="Mine", doc="Mine", module=module)


def install(monkeypatch: pytest.MonkeyPatch, name: str, module: ModuleType) -> None:
    """As if a package with one provider were installed."""
    entry = SimpleNamespace(name=name, group="freshness.providers", load=lambda: module)
    monkeypatch.setattr(registry, "_entry_points", lambda: [entry])
    parts.cache_clear()


def test_a_third_party_part_comes_in_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = ModuleType("theirs", "Their idea\n\nAnd why.")

    install(monkeypatch, "their_rule", theirs)
    try:
        found = parts("providers")["their-rule"]
        alone = registry.part("providers", "their-rule")
    finally:
        parts.cache_clear()
    assert (found.title, found.module) == ("Their idea", theirs)
    assert alone == found


def test_one_part_is_found_alone() -> None:
    assert registry.part("reporters", "badge-svg") == parts("reporters")["badge-svg"]
    assert registry.part("reporters", "nonesuch") is None


def test_a_part_without_words_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, "mute", ModuleType("mute"))
    with pytest.raises(BrokenPart, match="no docstring"):
        parts("providers")
    parts.cache_clear()


def test_services_are_given_by_type() -> None:
    def check(subject: str, today: date) -> str:
        return f"{subject} on {today}"

    ready = bind(part(), check, {date: date(2026, 1, 2)})
    assert ready("a page") == "a page on 2026-01-02"


def test_a_service_that_nobody_offers() -> None:
    def check(subject: str, moon: complex) -> None: ...

    with pytest.raises(BrokenPart, match="`moon`: only date can be had"):
        bind(part(), check, {date: date(2026, 1, 2)})


def test_a_parameter_without_a_type() -> None:
    namespace: dict[str, object] = {}
    exec("def check(subject): ...", namespace)
    with pytest.raises(BrokenPart, match="`subject` has no type"):
        parameter_types(part(), namespace["check"])  # type: ignore[arg-type]


def test_a_missing_definition_is_named() -> None:
    with pytest.raises(BrokenPart, match="defines no `check`"):
        part().attribute("check")
