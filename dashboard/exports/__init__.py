"""What leaves the dashboard, one format a file."""
