"""One module each; see `freshness/reporter.py` for what one owes."""
