import pytest

from freshness.crawl.frontier import MAX_TOLD, MAX_VARIANTS, Frontier, site_root

SITE = "https://ada.example/"


def test_lets_pages_in_up_to_the_limit():
    frontier = Frontier(SITE, 2)
    assert [bool(frontier.refuse(f"{SITE}{n}/")) for n in range(4)] == [False, False, True, True]
    (skipped,) = frontier.skipped()
    assert skipped.reason == "page-limit"
    assert skipped.detail.startswith("2 pages")


@pytest.mark.parametrize(
    "url", [SITE + "a/" * 30, SITE + "blog/about/" * 5, SITE + "x/" * 4 + "page.html"]
)
def test_a_path_that_grows_forever(url):
    frontier = Frontier(SITE, 100)
    assert frontier.refuse(url)
    assert [each.reason for each in frontier.skipped()] == ["trap"]


def test_a_query_that_varies_forever():
    frontier = Frontier(SITE, 1000)
    answers = [frontier.refuse(f"{SITE}cal?day={n}") for n in range(MAX_VARIANTS + 10)]
    assert sum(map(bool, answers)) == 10
    assert not frontier.refuse(f"{SITE}other?day=1")
    assert [each.subject for each in frontier.skipped()] == [f"{SITE}cal"]


def test_names_no_more_traps_than_anybody_reads():
    frontier = Frontier(SITE, 1000)
    refused = [frontier.refuse(f"{SITE}{'a/' * 5}{n}") for n in range(MAX_TOLD + 10)]
    assert all(refused)
    assert len(frontier.skipped()) == MAX_TOLD


@pytest.mark.parametrize(
    ("start", "final", "root"),
    [
        (SITE, SITE, SITE),
        (SITE, f"{SITE}en/", SITE),
        ("http://ada.example/", SITE, SITE),
        (SITE, "https://www.ada.example/", "https://www.ada.example/"),
        (f"{SITE}project/", f"{SITE}project/", f"{SITE}project/"),
        (f"{SITE}project", f"{SITE}project/", f"{SITE}project/"),
        (f"{SITE}p/index.html?a=/b/", f"{SITE}p/index.html?a=/b/", f"{SITE}p/"),
        (f"{SITE}a/", "https://new.example/b/c.html", "https://new.example/b/"),
    ],
)
def test_the_site_is_the_folder_where_one_arrives(start, final, root):
    assert site_root(start, final) == root


def test_bytes_are_counted_together():
    frontier = Frontier("https://ada.example/", 10, 100)
    assert frontier.weigh(60)
    assert frontier.weigh(40)
    assert frontier.refuse("https://ada.example/a") == ""
    assert not frontier.weigh(1)
    assert "more than 100 bytes" in frontier.refuse("https://ada.example/b")
    assert [each.reason for each in frontier.skipped()] == ["size-limit"]
