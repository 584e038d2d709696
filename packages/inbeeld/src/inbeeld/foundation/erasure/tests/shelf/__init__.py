"""A small room to erase from: folders with sheets, each folder under a key of its own."""
