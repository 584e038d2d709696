"""Handing in and following a signal, and the desk."""

from django.urls import URLPattern, path

from .views import (
    attachment,
    decide,
    drafts,
    figures,
    follow,
    hand_in,
    inbox,
    linking,
    of_case,
    own,
    passing,
    routes,
    share_out,
    signal,
)

app_name = "signals"

urlpatterns: list[URLPattern] = [
    path("", inbox.inbox, name="inbox"),
    path("nieuw/", hand_in.new, name="new"),
    path("mijn/", own.mine, name="mine"),
    path("mijn/nieuw/", drafts.new, name="own_new"),
    path("mijn/concept/<uuid:pk>/", drafts.draft, name="draft"),
    path("mijn/concept/<uuid:pk>/bewaren/", drafts.save, name="save_draft"),
    path("mijn/concept/<uuid:pk>/weg/", drafts.discard, name="discard_draft"),
    path("mijn/<uuid:pk>/", own.own, name="own"),
    path("routes/", routes.routes, name="routes"),
    path("routes/verlaten/", routes.give_on_all, name="give_on"),
    path("routes/<int:pk>/", routes.end, name="end_route"),
    path("regios/", passing.between_regions, name="between_regions"),
    path("regios/<uuid:pk>/", passing.offer, name="offer"),
    path("regios/<uuid:pk>/aannemen/", passing.accept_offer, name="accept_offer"),
    path("regios/<uuid:pk>/weigeren/", passing.refuse_offer, name="refuse_offer"),
    path("cijfers/", figures.figures, name="figures"),
    path("verdelen/", share_out.share_out, name="share_out"),
    path("volgen/", follow.follow, name="follow"),
    path("bij-zaak/<uuid:pk>/", of_case.of_case, name="of_case"),
    path("<uuid:pk>/", signal.detail, name="detail"),
    path("<uuid:pk>/bijlage/<uuid:attachment>/", attachment.attachment, name="attachment"),
    path("<uuid:pk>/oppakken/", signal.take, name="take"),
    path("<uuid:pk>/bericht/", signal.write, name="write"),
    path("<uuid:pk>/terugnemen/", passing.take_back_offer, name="take_back_offer"),
    path("<uuid:pk>/gezien/", signal.seen, name="seen"),
    path("<uuid:pk>/ongedaan/", signal.undo_decision, name="undo"),
    path("<uuid:pk>/dubbel/", linking.possible_duplicates, name="possible_duplicates"),
    path("<uuid:pk>/dubbel/<uuid:other>/anders/", linking.not_the_same, name="not_the_same"),
    path("<uuid:pk>/koppelen/", linking.link, name="link"),
    path("<uuid:pk>/koppelen/<uuid:link_pk>/ongedaan/", linking.undo_link, name="undo_link"),
    path("<uuid:pk>/besluit/<slug:slug>/", decide.decide, name="decide"),
]
