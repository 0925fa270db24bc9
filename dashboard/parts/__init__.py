"""What each part of the page says, as plain data or HTML: page and file draw from the same."""
