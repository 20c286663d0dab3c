"""Reading a corpus on many cores or machines: statements in, Parquet of readings out, on Ray (``verbale[ray]``).

A corpus is cut into parts, each of which is read by one task and written to files of its own. What is read is a plan
that is settled once and kept beside the readings, so that a run that was interrupted goes on where it was, and a part
that is read again, because the process died that had it, takes the place of itself.
"""

from __future__ import annotations

from verbale.scale.job import Job, Report
from verbale.scale.output import failures, readings
from verbale.scale.run import read

__all__ = ["Job", "Report", "failures", "read", "readings"]
