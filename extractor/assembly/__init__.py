"""Mentions -> facts -> records. `locate.py` is the only maker of provenance."""
