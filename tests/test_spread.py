"""The same results from one process and from several, whatever happens to the others."""

import os
import signal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from freshness.spread import CHUNK, FEWEST, processors, spread
from tests.processes import children

MANY = list(range(FEWEST * 2 + 1))


@given(st.lists(st.integers(), max_size=3 * FEWEST), st.integers(1, 4))
@settings(max_examples=20, deadline=None)
def test_results_are_in_the_order_of_the_items(items: list[int], processes: int) -> None:
    assert spread(str, items, processes=processes) == [str(each) for each in items]


def test_several_processes_share_the_work() -> None:
    assert len(set(spread(lambda _: os.getpid(), MANY, processes=3))) == 3
    assert set(spread(lambda _: os.getpid(), MANY[: FEWEST - 1], processes=3)) == {os.getpid()}


def test_a_child_works_on_so_many_items_at_most() -> None:
    items = list(range(2 * CHUNK + FEWEST))
    found = spread(lambda each: (each, os.getpid()), items, processes=2)
    assert [each for each, _ in found] == items
    assert len({process for _, process in found}) == 4  # this one, and a child for each part


def test_a_child_that_dies_costs_only_time() -> None:
    here = os.getpid()

    def fragile(item: int) -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return -item

    assert spread(fragile, MANY, processes=2) == [-each for each in MANY]


def test_a_bug_in_a_child_is_raised_here() -> None:
    with pytest.raises(ZeroDivisionError):
        spread(lambda each: 1 // (each - MANY[-2]), MANY, processes=2)


def test_no_child_outlives_the_call() -> None:
    def interrupted(item: int) -> int:
        if item == 2:
            raise KeyboardInterrupt
        return item

    before = children()
    with pytest.raises(KeyboardInterrupt):
        spread(interrupted, MANY, processes=2)
    assert children() == before


def test_there_is_at_least_this_process() -> None:
    assert processors() >= 1
