"""Every address of the product: what the rooms declare, those of the higher floors first."""

from django.urls import URLPattern, URLResolver, include, path

from inbeeld.foundation.rooms.api import all_rooms

urlpatterns: list[URLPattern | URLResolver] = [
    path(addresses.prefix, include(addresses.urls))
    for room in reversed(list(all_rooms()))
    for addresses in room.addresses
]
