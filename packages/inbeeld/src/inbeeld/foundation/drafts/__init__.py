"""What somebody typed and has not sent: kept for him alone while he types, on every form of staff."""
