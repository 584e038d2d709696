"""The walk at letters and numbers, which say nothing to who reads a history; the tracks under /meldcode/trajecten/."""

from django.urls import include, path

from .views import details, entries, people, signal, tracks, walk

app_name = "meldcode"

track_urls = [
    path("", tracks.track_page, name="track"),
    path("schrijven/<slug:what>/", entries.write, name="write"),
    path("aanvullen/<uuid:entry_pk>/", entries.addition, name="addition"),
    path("gegevens/", details.details, name="details"),
    path("termijn/", entries.term, name="term"),
    path("termijn/<uuid:term_pk>/gehaald/", entries.term_met, name="term_met"),
    path("meekijken/", people.ask, name="ask"),
    path("overdragen/", people.assign, name="assign"),
    path("sluiten/", people.close, name="close"),
    path("heropenen/", people.reopen, name="reopen"),
    path("papier/", people.paper, name="paper"),
    path("signaal/", signal.signal, name="signal"),
]

urlpatterns = [
    path("", walk.start, name="start"),
    path("beroepen/", walk.professions, name="professions"),
    path("trajecten/", tracks.track_list, name="tracks"),
    path("trajecten/nieuw/", tracks.new, name="new"),
    path("trajecten/<uuid:pk>/", include(track_urls)),
    path("<slug:letter>/", walk.whole, name="whole"),
    path("<slug:letter>/<int:number>/", walk.step, name="step"),
    path("<slug:letter>/4/<int:number>/", walk.question, name="question"),
    path("<slug:letter>/5/<int:number>/", walk.outcome, name="outcome"),
]
