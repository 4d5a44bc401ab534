"""Keeping in touch: who one knows, when one last wrote, and to whom to write this week."""
