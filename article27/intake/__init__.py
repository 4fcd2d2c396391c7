"""Files as they come in, before a page is read."""
