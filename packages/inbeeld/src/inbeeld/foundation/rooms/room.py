"""What this room declares to the house."""

from .declaration import Room

ROOM = Room()
