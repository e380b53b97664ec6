"""Imported last by the fork server: what is forked from it says nothing, not even before it is ready.

A worker that starts while the run is being stopped finds nothing to work with, and would tell that with a trace.
Importing this module does the work, as with `warm.py`, whose own errors are seen.
"""

import os

os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
