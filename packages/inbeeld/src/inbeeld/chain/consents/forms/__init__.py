"""What people type about consent and sharing."""
