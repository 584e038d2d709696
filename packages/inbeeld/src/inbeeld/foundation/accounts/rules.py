"""Decisions about accounts over plain values."""

from enum import StrEnum


class Role(StrEnum):
    """What a person does in one organisation; the brief names them."""

    COORDINATOR = "coordinator"
    TEAM_LEAD = "team_lead"
    ATTENTION_OFFICER = "attention_officer"
    PROFESSIONAL = "professional"
    OUTREACH_WORKER = "outreach_worker"
    PARTNER = "partner"
    PROVIDER = "provider"
    POLICY_OFFICER = "policy_officer"
    ANALYST = "analyst"
    PRIVACY_OFFICER = "privacy_officer"
    ADMINISTRATOR = "administrator"
