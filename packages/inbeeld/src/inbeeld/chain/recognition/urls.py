"""Neutral addresses: a number says nothing to who looks at a history."""

from django.urls import path

from .views import kept, lists, signs

app_name = "recognition"

urlpatterns = [
    path("herkennen/", signs.settings, name="settings"),
    path("herkennen/<int:setting>/", signs.forms, name="forms"),
    path("herkennen/<int:setting>/<int:form>/", signs.signs, {"wording": 1}, name="signs"),
    path("herkennen/<int:setting>/<int:form>/<int:wording>/", signs.signs, name="worded"),
    path("lijst-toets/", lists.read, name="list"),
    path("lijst-toets/bewaard/", kept.kept, name="kept"),
    path("lijst-toets/bewaren/", kept.keep, name="keep"),
    path("lijst-toets/bewaard/<uuid:pk>/", kept.kept_list, name="kept_list"),
    path("lijst-toets/bewaard/<uuid:pk>/weg/", kept.remove, name="remove"),
]
