"""Making an edit, or refusing to."""

import pytest

from freshness.errors import UserError
from freshness.fixer import apply
from freshness.model import Edit

EDIT = Edit(path="index.html", before="2019", after="2026")


def test_an_edit_changes_only_its_words() -> None:
    assert apply(EDIT, "© 2019\r\n Ada") == "© 2026\r\n Ada"


@pytest.mark.parametrize("text", ["© 2020", "2019 and 2019"])
def test_an_edit_that_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(UserError, match=r"index\.html: expected '2019' once"):
        apply(EDIT, text)
