"""The addresses of papers, under that of their case."""

from django.urls import path

from .views import documents, letters

app_name = "papers"

urlpatterns = [
    path("<uuid:pk>/documenten/", documents.documents, name="documents"),
    path("<uuid:pk>/documenten/nieuw/", documents.add, name="add"),
    path("<uuid:pk>/documenten/<uuid:document_id>/", documents.document, name="document"),
    path("<uuid:pk>/documenten/<uuid:document_id>/versie/", documents.version, name="version"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/", documents.file, name="file"),
    path("<uuid:pk>/documenten/<uuid:document_id>/verstuurd/", documents.send, name="send"),
    path("<uuid:pk>/documenten/<uuid:document_id>/weg/", documents.remove, name="remove"),
    path("<uuid:pk>/brieven/nieuw/", letters.new, name="letter_new"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/", letters.letter, name="letter"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/voorbeeld/", letters.preview, name="letter_preview"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/ouder/", letters.parent, name="letter_parent"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/definitief/", letters.finish, name="letter_finish"),
    path("<uuid:pk>/brieven/<uuid:letter_id>/weg/", letters.discard, name="letter_discard"),
]
