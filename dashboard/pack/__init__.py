"""A trip's files as one file to keep, to send and to take back: a zip, a workbook, or one table of them."""
