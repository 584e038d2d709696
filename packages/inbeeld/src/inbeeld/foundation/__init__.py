"""What every room of the chain stands on."""
