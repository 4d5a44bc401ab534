"""Who waits for an answer: conversations judged, ordered and told. Reads messages, no files."""
