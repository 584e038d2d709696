"""Every address of the product: what the rooms declare, those of the higher floors first."""

from django.urls import URLPattern, URLResolver, include, path

from inbeeld.foundation.rooms.api import all_rooms
from inbeeld.navigation import begin

handler500 = "inbeeld.foundation.design.views.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path(addresses.prefix, include(addresses.urls))
    for room in reversed(list(all_rooms()))
    for addresses in room.addresses
]
if not any(place.prefix == "/werk/" for room in all_rooms() for place in room.navigation):
    # A house without a work list: people begin at the first place that is open to them.
    urlpatterns += [path("", begin, name="front"), path("werk/", begin, name="begin")]
