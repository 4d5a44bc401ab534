"""The browser itself: that it shows what is served here, and reaches nothing else."""

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import Visit
from tests.conftest import Serve


def test_it_shows_a_page_in_light_and_dark(serve: Serve, visit: Visit) -> None:
    style = "<style>@media (prefers-color-scheme: dark) { p { color: rgb(1, 2, 3) } }</style>"
    site = serve({"/": f"<link rel=icon href=data:,>{style}<p>Hello</p>"})
    colour = "getComputedStyle(document.querySelector('p')).color"
    assert visit(site.url).evaluate(colour) == "rgb(0, 0, 0)"
    assert visit(site.url, dark=True).evaluate(colour) == "rgb(1, 2, 3)"


def test_it_asks_nobody_beyond_this_machine(visit: Visit) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        visit("http://ada.example/", may_complain=True)
