"""Registers a text reader that misbehaves when a document asks for it. Loaded by PYTHONPATH in tests alone."""

import os
import signal
import time

from extractor import ingest
from extractor.ingest.text import read_text


def read(data, source, settings):
    words = data.split(maxsplit=2)
    if words[:1] == [b"MISBEHAVE"]:
        BEHAVIOURS[words[1].decode()]()
    return read_text(data, source, settings)


def crash():
    os.kill(os.getpid(), signal.SIGSEGV)


def leave():
    os._exit(3)


def hang():
    while True:
        pass


def deaf():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(3600)


def eat():
    held = bytearray()
    while True:
        held += bytes(50_000_000)


def chatter():
    for _ in range(1000):
        os.write(1, b"x" * 1_000_000)


def recurse():
    recurse()


def odd():
    raise ZeroDivisionError("odd")


BEHAVIOURS = {f.__name__: f for f in (crash, leave, hang, deaf, eat, chatter, recurse, odd)}
ingest.READERS[".txt"] = ingest.READERS[".md"] = read
