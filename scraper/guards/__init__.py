"""What keeps a crawl polite and out of places where it has no business; settings.py switches all of it on."""
