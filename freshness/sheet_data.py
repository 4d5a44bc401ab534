"""The table of one person for programs, and every form in which it can be told."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from freshness.presence import UNKNOWN, name
from freshness.reporter import Style
from freshness.sheet import Sheet, markdown, terminal
from freshness.truth import Cell, Fact, unread

VERSION = 1


def as_json(sheets: Iterable[Sheet], style: Style) -> str:
    """For programs."""
    data = {"version": VERSION, "sites": [_data(sheet) for sheet in sheets]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(sheet: Sheet) -> dict[str, Any]:
    table, presence = sheet.table, sheet.presence
    return {
        "site": presence.root,
        "today": sheet.today.isoformat(),
        "facts": [
            {
                "fact": fact.value,
                "truth": {"value": truth.text, "place": truth.place or "this site"}
                if (truth := table.truths.get(fact))
                else None,
                "cells": [_cell(each) for each in table.cells if each.fact is fact],
            }
            for fact in Fact
        ],
        "paste": [
            {
                "place": each.place, "url": each.url, "fact": each.fact.value,
                "text": each.contradicts,
            }
            for each in sheet.paste
        ],
        "profiles": [
            {
                "url": each.profile.url,
                "provider": each.profile.provider.slug,
                "account": each.profile.account,
                "how": each.how,
                "status": account.status.value if account else "not-asked",
                "reason": account.reason if account else "",
                "last_moved": _day(account.last_moved if account else None),
                "as_of": _day(account.as_of if account else None),
            }
            for each in presence.owned
            for account in [presence.accounts.get(each.profile.url)]
        ],
        "projects": [
            {"title": each.title, "url": each.url, "shown": each.where, "signs": list(told)}
            for each, told in sheet.projects
        ],
        "findings": [
            {
                "rule": each.rule, "severity": each.severity.label,
                "confidence": each.confidence.label, "message": each.message,
                "advice": each.advice, "url": each.place.url, "fingerprint": each.fingerprint,
            }
            for each in sheet.findings
        ],
        "unchecked": [
            {"place": name(owned.profile), "url": owned.profile.url, "reason": reason}
            for owned, reason in unread(presence)
        ]
        + [
            {"place": name(owned.profile), "url": owned.profile.url, "reason": note}
            for owned, account in presence.read()
            for note in account.notes
        ]
        + [{"place": url, "url": url, "reason": UNKNOWN} for url in presence.unknown],
    }  # fmt: skip


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "place": cell.place,
        "url": cell.url,
        "value": cell.value,
        "odd": bool(cell.contradicts),
        "instead": cell.contradicts or None,
        "ended": str(cell.over.end) if cell.over else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


FORMATS = {"terminal": terminal, "markdown": markdown, "json": as_json}
