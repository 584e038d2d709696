"""The addresses of the plan."""

from django.urls import path

from .views import actions, domains, plan

app_name = "plan"

urlpatterns = [
    path("<uuid:pk>/plan/", plan.plan, name="plan"),
    path("<uuid:pk>/doelen/nieuw/", plan.new_goal, name="new_goal"),
    path("<uuid:pk>/doelen/<uuid:goal_id>/", plan.goal, name="goal"),
    path("<uuid:pk>/doelen/<uuid:goal_id>/stand/", plan.settle, name="settle_goal"),
    path("<uuid:pk>/acties/nieuw/", actions.new, name="new_action"),
    path("<uuid:pk>/acties/<uuid:action_id>/", actions.action, name="action"),
    path("<uuid:pk>/acties/<uuid:action_id>/stand/", actions.settle, name="settle_action"),
    path("<uuid:pk>/leefgebieden/", domains.domains, name="domains"),
    path("<uuid:pk>/leefgebieden/<slug:code>/", domains.rate, name="rate"),
    path("<uuid:pk>/leefgebieden/<slug:code>/verloop/", domains.domain, name="domain"),
]
