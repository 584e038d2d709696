"""The addresses of documents, under that of their case."""

from django.urls import path

from . import views

app_name = "documents"
urlpatterns = [
    path("<uuid:pk>/documenten/", views.list_documents, name="list"),
    path("<uuid:pk>/documenten/nieuw/", views.add, name="add"),
    path("<uuid:pk>/documenten/overtypen/", views.type_over, name="type_over"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/lezen/", views.read, name="read"),
    path("<uuid:pk>/documenten/<uuid:document_id>/", views.document, name="document"),
    path("<uuid:pk>/documenten/<uuid:document_id>/versie/", views.version, name="version"),
    path("<uuid:pk>/documenten/<uuid:document_id>/<int:number>/", views.file, name="file"),
    path("<uuid:pk>/documenten/<uuid:document_id>/verstuurd/", views.send, name="send"),
    path("<uuid:pk>/documenten/<uuid:document_id>/weg/", views.remove, name="remove"),
]
