from freshness.crawl.cookies import MAX_LENGTH, cookies


def test_what_is_set_is_sent_along_with_what_was():
    answer = {"set-cookie": "seen=1; Path=/; HttpOnly\nname=new"}
    assert cookies("name=old; other=2", answer) == "name=new; other=2; seen=1"


def test_without_cookies_there_are_none():
    assert cookies("", {}) == cookies("", {"set-cookie": "nonsense"}) == ""


def test_nobody_makes_us_send_much():
    assert len(cookies("", {"set-cookie": f"a={'x' * 99_999}"})) == MAX_LENGTH
