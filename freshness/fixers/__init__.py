"""One module each; see `freshness/fixer.py` for what one owes."""
