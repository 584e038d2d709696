"""What people type about a transfer."""
