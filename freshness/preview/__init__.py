"""A built site served on this machine, with what went stale shown on its pages."""
