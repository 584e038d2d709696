"""Reading documents from outside: runs confined, and gives text with its structure, never a byte of what it read."""
