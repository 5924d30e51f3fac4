"""Measurements, run by hand: how long a build takes and what its pages weigh."""

import os

os.environ["EVIDENCE_STORE"] = ""  # what is timed is made anew, but where a measurement is of that
