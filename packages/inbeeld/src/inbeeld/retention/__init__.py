"""How long what is kept: what will be erased is announced, can be held, is erased at night, and leaves a mark."""
