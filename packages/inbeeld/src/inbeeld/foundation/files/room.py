"""What this room declares to the house."""

from inbeeld.foundation.rooms.api import Room

from .checks import documents_are_scanned, scans_can_be_read

ROOM = Room(
    deploy_checks=(documents_are_scanned, scans_can_be_read),
)
