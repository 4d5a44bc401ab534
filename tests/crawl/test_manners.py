import math

from freshness.config import Limits
from freshness.crawl.manners import Manners
from freshness.throttle import MAX_PAUSE


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


def manners(**limits):
    clock = Clock()
    return Manners(Limits(**limits), clock), clock


def take_all(queue):
    taken = []
    while (job := queue.take()) is not None:
        taken.append(job)
    return taken


def test_few_at_once_for_each_host():
    queue, _ = manners(host_concurrency=2, host_rate=0)
    for n in range(3):
        queue.put("a", f"a{n}")
        queue.put("b", f"b{n}")
    assert sorted(take_all(queue)) == ["a0", "a1", "b0", "b1"]
    queue.done("a")
    assert take_all(queue) == ["a2"]
    assert queue.waiting == 1


def test_no_more_in_a_second_than_the_rate():
    queue, clock = manners(host_concurrency=100, host_rate=4)
    for n in range(10):
        queue.put("a", n)
    assert take_all(queue) == [0, 1, 2, 3]
    assert 1 < queue.delay() < 2
    clock.now += 1.0  # what was sent last may overtake on the way
    assert take_all(queue) == []
    clock.now += 0.2
    assert take_all(queue) == [4, 5, 6, 7]


def test_a_rate_below_one():
    queue, clock = manners(host_rate=0.5)
    queue.put("a", 1)
    queue.put("a", 2)
    assert take_all(queue) == [1]
    clock.now += 1.9
    assert take_all(queue) == []
    clock.now += 0.3
    assert take_all(queue) == [2]


def test_the_own_host_is_as_fast_as_it_answers():
    queue, _ = manners(own_concurrency=10, host_rate=4)
    queue.own("me")
    for n in range(20):
        queue.put("me", n)
    assert len(take_all(queue)) == 10


def test_a_host_may_turn_out_to_be_the_own():
    queue, _ = manners(own_concurrency=10)
    for n in range(20):
        queue.put("me", n)
    queue.own("me")
    assert len(take_all(queue)) == 10


def test_no_limit_is_zero():
    queue, _ = manners(host_concurrency=0, host_rate=0, jobs=1)
    queue.own("me")
    for n in range(400):
        queue.put(("me", "a")[n % 2], n)
    assert len(take_all(queue)) == 256


def test_a_limit_over_all():
    queue, _ = manners(jobs=3)
    for n in range(5):
        queue.put(f"host{n}", n)
    assert len(take_all(queue)) == 3
    assert queue.delay() == math.inf
    queue.done("host0")
    assert len(take_all(queue)) == 1


def test_others_go_first_while_one_host_waits():
    queue, clock = manners()
    queue.put("a", "a")
    queue.pause("a", 5)
    queue.put("b", "b")
    assert take_all(queue) == ["b"]
    clock.now += 5
    assert take_all(queue) == ["a"]


def test_no_pause_is_longer_than_the_cap():
    queue, clock = manners()
    queue.put("a", "a")
    queue.pause("a", 86_400)
    clock.now += MAX_PAUSE
    assert take_all(queue) == ["a"]


def test_a_job_for_later():
    queue, clock = manners()
    queue.put("a", "later", after=2)
    queue.put("a", "now")
    assert take_all(queue) == ["now"]
    assert queue.delay() == 2
    assert queue.waiting == 1
    clock.now += 2
    assert take_all(queue) == ["later"]
    assert queue.waiting == 0


def test_an_urgent_job_goes_first():
    queue, _ = manners(host_rate=0)
    queue.put("a", "second")
    queue.put("a", "first", first=True)
    assert take_all(queue) == ["first", "second"]
