"""Mail, read where it lies and never changed. `source.py` is the way in."""
