import os
import signal
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from freshness import facts
from freshness.crawl.reader import (
    AHEAD,
    Body,
    Reader,
    kept_body,
    read_body,
    unpacked,
)
from tests.processes import children

HTML = "text/html; charset=utf-8"


@pytest.fixture
def reader():
    reader = Reader[int](aside=True)
    yield reader
    reader.close()


def page(number):
    return Body(f"<title>{number}</title><p>words".encode(), HTML)


def drained(reader):
    found = []
    while reader.waiting:
        found += reader.ready()
        time.sleep(0.001)
    return found


def titles(found):
    return [(key, facts.unpack(reading.facts).title) for key, _, reading in found]


def expected(count):
    return [(number, str(number)) for number in range(count)]


@pytest.mark.parametrize("aside", [False, True])
def test_readings_come_with_their_keys(aside):
    reader = Reader[int](aside=aside)
    for number in range(10):
        reader.put(number, page(number))
    assert sorted(titles(drained(reader))) == expected(10)
    reader.close()


def test_rather_than_wait_pages_are_read_here(reader):
    os.kill(reader._pid, signal.SIGSTOP)
    for number in range(AHEAD + 5):
        reader.put(number, page(number))
    found = [each for _ in range(5) for each in reader.ready()]
    assert sorted(titles(found)) == expected(AHEAD + 5)[AHEAD:]
    assert not list(reader.ready())
    os.kill(reader._pid, signal.SIGCONT)
    assert titles(drained(reader)) == expected(AHEAD)


def test_a_body_larger_than_any_buffer_goes_through(reader):
    large = Body(b"<title>large</title>" + os.urandom(3 << 20).hex().encode(), HTML)
    for number in range(3):
        reader.put(number, large)
    found = drained(reader)
    assert titles(found) == [(number, "large") for number in range(3)]
    assert kept_body(found[0][2].packed, HTML) == found[0][1] == large


def test_a_process_that_dies_loses_nothing(reader):
    os.kill(reader._pid, signal.SIGSTOP)
    for number in range(5):
        reader.put(number, page(number))
    os.kill(reader._pid, signal.SIGKILL)
    assert sorted(titles(drained(reader))) == expected(5)
    reader.put(5, page(5))
    assert titles(drained(reader)) == [(5, "5")]


def test_ctrl_c_is_for_the_parent(reader):
    os.kill(reader._pid, signal.SIGINT)
    reader.put(0, page(0))
    assert titles(drained(reader)) == expected(1)
    assert reader._pid


def test_no_process_is_left(reader):
    assert reader._pid in children()
    pid = reader._pid
    reader.close()
    assert pid not in children()


def test_what_is_no_page_says_why(reader):
    reader.put(0, Body(b"%PDF-1.7", HTML))
    ((_, _, reading),) = drained(reader)
    assert reading.problem == "the content is binary, not text"


def test_the_html_can_be_had_from_what_is_kept():
    latin = "text/html; charset=latin1"
    reading = read_body(Body("<title>Ärger</title>".encode("latin-1"), latin))
    assert facts.unpack(reading.facts).title == "Ärger"
    assert unpacked(reading.packed, latin) == "<title>Ärger</title>"


def test_bytes_that_the_disk_has_damaged_are_an_empty_page():
    assert kept_body(b"\0\1", HTML) == Body(b"", HTML)
    assert unpacked(b"\0\1", HTML) == ""


@given(st.binary(max_size=300), st.sampled_from([HTML, "text/html; charset=utf-16", "", "x"]))
def test_any_body_is_a_page_or_is_none(content, content_type):
    reading = read_body(Body(content, content_type))
    assert reading.problem or facts.unpack(reading.facts).text is not None
