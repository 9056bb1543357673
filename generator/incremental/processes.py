"""Work shared among processes, its results in the order of the parts.

Plain pipes and no thread: a process can be copied safely, every end is known, and Ctrl-C ends all.
"""

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection, wait
from typing import Any, NamedTuple, TypeVar

from generator.errors import GeneratorError

Part = TypeVar("Part")
Done = TypeVar("Done")


_YOUNG = 200_000
"""Objects made and not given up again, after which Python looks for rings of garbage."""


def collect_seldom() -> None:
    """Look for rings of garbage, which a run hardly makes, less often than after each 700 objects.

    Looking again and again through what stays for the whole run would take a third of it.
    """
    gc.set_threshold(_YOUNG, *gc.get_threshold()[1:])


@contextmanager
def made_to_stay() -> Iterator[None]:
    """Look through no more, for rings of garbage, what is there after this block.

    Of all documents there are millions of objects, which stay for the whole run.
    """
    gc.unfreeze()
    yield
    gc.freeze()


class _Hand(NamedTuple):
    """A process at work, seen from the first one."""

    process: multiprocessing.process.BaseProcess
    pipe: Connection


def shared(work: Callable[[Part], Done], parts: Iterable[Part], processes: int) -> Generator[Done]:
    """Do `work` on each part in so many processes, and give what comes of it in order.

    A fault in the work is raised here, with the other traceback as a note. What `work` gives must
    be such that it can be pickled, and so must `work` but on Linux, where each process is a copy
    of this one and knows it. Where processes are not safe or not to be had, and for fewer than
    two, all is done here.

    >>> list(shared(len, ["a", "bc", ""], 1))
    [1, 2, 0]
    """
    with _at_work(work, processes if processes > 1 else 0) as hands:
        yield from _in_order(hands, parts) if hands else map(work, parts)


@contextmanager
def begun(tasks: Sequence[Callable[[], Done]], helpers: int) -> Iterator[Callable[[], list[Done]]]:
    """Begin tasks in so many other processes, and give what does the rest here and waits for all.

    What they give comes in their order. Who is idle takes the next; there may be 256 of them. What
    is said of `shared` holds here too.

    >>> with begun([lambda: "a", lambda: "b"], 0) as finish:
    ...     finish()
    ['a', 'b']
    """
    queue, end = os.pipe()
    os.write(end, bytes(range(len(tasks))))
    os.close(end)  # before there are copies, so that the queue has an end for everybody

    def taken() -> dict[int, Done]:
        done = {}
        while number := os.read(queue, 1):
            done[number[0]] = tasks[number[0]]()
        return done

    def finish() -> list[Done]:
        done = taken()
        for hand in hands:
            fault, some = _received(hand.pipe)
            if fault:
                raise fault
            done |= some
        return [done[number] for number in range(len(tasks))]

    try:
        with _at_work(lambda _: taken(), helpers) as hands:
            for hand in hands:
                hand.pipe.send(None)
            yield finish
    finally:
        os.close(queue)


@contextmanager
def _at_work(work: Callable[[Part], Done], count: int) -> Iterator[list[_Hand]]:
    """Start processes, and end them after this block."""
    hands: list[_Hand] = []
    try:
        if count:
            with _undisturbed():
                hands += _hands(work, count)
        yield hands
    finally:
        for process, pipe in hands:
            pipe.close()
            process.terminate()
            process.join()


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let Ctrl-C wait: what is raised while a process is being copied is lost."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _hands(work: Callable[[Part], Done], count: int) -> list[_Hand]:
    """Start processes; none where this one has other threads, of which a copy would have none."""
    if threading.active_count() > 1:
        return []
    copied = sys.platform == "linux"  # elsewhere libraries of the system do not bear it
    context = (
        multiprocessing.get_context("fork") if copied else multiprocessing.get_context("spawn")
    )
    hands: list[_Hand] = []
    pipes = [context.Pipe() for _ in range(count)]
    ends = [end for pipe in pipes for end in pipe]
    try:
        for ours, theirs in pipes:
            others = [end for end in ends if end is not theirs] if copied else []
            process = context.Process(target=_obey, args=(theirs, others, work), daemon=True)
            process.start()
            hands.append(_Hand(process, ours))
    except OSError:  # as many as the system gives
        for ours, _ in pipes[len(hands) :]:
            ours.close()
    for _, theirs in pipes:
        theirs.close()
    return hands


def _in_order(hands: Iterable[_Hand], parts: Iterable[Part]) -> Generator[Done]:
    idle, busy = [hand.pipe for hand in hands], dict[Connection, int]()
    done: dict[int, tuple[Exception | None, Done]] = {}
    left = enumerate(parts)
    at = 0
    while True:
        while idle and (following := next(left, None)):
            busy[idle[-1]], part = following
            idle.pop().send(part)
        if not busy:
            return
        for pipe in wait(list(busy)):
            assert isinstance(pipe, Connection)  # noqa: S101 - nothing else was given to it
            done[busy.pop(pipe)] = _received(pipe)
            idle.append(pipe)
        while at in done:
            fault, value = done.pop(at)
            if fault:  # in its turn, so that it is always the first that is told of
                raise fault
            yield value
            at += 1


def _received(pipe: Connection) -> Any:  # noqa: ANN401 - whatever the work gives
    try:
        return pipe.recv()
    except (EOFError, ConnectionError):
        what = "a process that shared the work was ended from outside"
        raise GeneratorError(what, "Perhaps memory ran out: try `--jobs 1`.") from None


def _obey(pipe: Connection, others: Iterable[Connection], work: Callable[[Part], Done]) -> None:
    """Do what comes down the pipe until it is closed at the other end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process to hear
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()  # what is a copy anyway is not looked through, which would make it one in memory
    for end in others:  # or the first process could end unnoticed
        end.close()
    with suppress(EOFError, ConnectionError):
        while True:
            pipe.send_bytes(_result(work, pipe.recv()))


def _result(work: Callable[[Part], Done], part: Part) -> bytes:
    try:
        return pickle.dumps((None, work(part)))
    except Exception as error:  # noqa: BLE001 - it is raised again, in the first process
        error.add_note(f"There:\n{traceback.format_exc()}")
        with suppress(Exception):
            return pickle.dumps((error, None))
        return pickle.dumps((RuntimeError(repr(error)), None))
