"""One module each; see `freshness/provider.py` for what one owes."""
