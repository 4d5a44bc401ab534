"""What people can download about themselves, read where it lies."""
