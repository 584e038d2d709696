"""How a room joins the house: what it declares about itself, once, in its `room.py`."""
