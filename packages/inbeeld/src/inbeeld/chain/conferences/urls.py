"""The addresses of conferences, under that of their case."""

from django.urls import path

from .views import calling, minutes, outside

app_name = "conferences"

urlpatterns = [
    path("<uuid:pk>/overleg/", calling.conference_list, name="list"),
    path("<uuid:pk>/overleg/nieuw/", calling.new, name="new"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/", minutes.conference_page, name="conference"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/wijzigen/", calling.change, name="change"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/stand/", calling.step, name="step"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/punt/", minutes.add_item, name="add_item"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/punt/<uuid:item_id>/", minutes.minute, name="minute"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/punt/<uuid:item_id>/plaats/", minutes.arrange, name="arrange"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/aanwezig/", minutes.presence, name="presence"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/papier/", minutes.paper, name="paper"),
    path("<uuid:pk>/overleg/<uuid:conference_id>/papier/<uuid:invitee_id>/", outside.paper, name="outside_paper"),
]
