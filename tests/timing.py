"""Processor time of a piece of work, so that a busy machine or a full heap does not fail a test."""

import gc
import time
from collections.abc import Callable


def cost(work: Callable[[], object], under: float = 0.0, tries: int = 6) -> float:
    """Lowest processor time of `work` in seconds over at most `tries` calls; stops once it is below `under`.

    A neighbour on the machine makes a call dearer, never cheaper, so the lowest is the nearest to the truth. The
    garbage collector is off meanwhile: it walks the objects of every test before, whose number is not the work's.
    """
    best = float("inf")
    for _ in range(tries):
        gc.collect()
        gc.disable()
        try:
            began = time.process_time()
            work()
            best = min(best, time.process_time() - began)
        finally:
            gc.enable()
        if best < under:
            break
    return best


def growth(work: Callable[[str], object], text: str, parts: int, under: float) -> float:
    """How many times dearer `text` is than its first 1/`parts`; measured again while it is not below `under`."""
    small = max(cost(lambda: work(text[: len(text) // parts]), tries=3), 0.01)
    return cost(lambda: work(text), under * small) / small
