"""A feed, as hosts of blogs give it."""

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Stories by Ada Example</title>
<item><title>New</title><link>https://posts.example/new</link><pubDate>Mon, 03 Aug 2026 10:00:00 GMT</pubDate></item>
<item><title>Old</title><link>https://posts.example/old</link><pubDate>Thu, 02 Jan 2025 10:00:00 GMT</pubDate></item>
</channel></rss>"""
