"""The page as one HTML file, which opens without a server and asks nothing of any network."""
