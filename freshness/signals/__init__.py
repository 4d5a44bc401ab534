"""One module each; see `freshness/signal.py` for what one owes."""
