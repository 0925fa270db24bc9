"""Where marks stand, in no library’s terms."""
