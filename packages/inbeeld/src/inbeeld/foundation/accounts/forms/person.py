"""What somebody tells about himself, and the role he takes up."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from inbeeld.foundation.accounts.models import Membership, User
from inbeeld.foundation.design.api import PageForm, PageModelForm

from .sign_in import PASSWORD_HINT


class ProfileForm(PageModelForm):
    class Meta:
        model = User
        fields = ["name", "language", "shortcuts"]
        help_texts = {"name": _("As your colleagues know you. It stands beside what you do here.")}
        widgets = {"language": forms.RadioSelect}


class AcceptForm(PageForm):
    """Accepting an invitation: a name and a password; the second factor follows at once."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        help_text=_("As your colleagues know you."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=PASSWORD_HINT["password1"],
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("The password once more"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any = None, *, email: str) -> None:
        self.email = email
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        typed: dict[str, Any] = super().clean() or {}
        password = typed.get("password")
        if password and typed.get("again") and password != typed["again"]:
            self.add_error("again", _("This is not the same password."))
        if password:
            try:
                password_validation.validate_password(password, User(email=self.email, name=typed.get("name", "")))
            except ValidationError as error:
                self.add_error("password", error)
        return typed


class MembershipChoiceForm(PageForm):
    membership = forms.ModelChoiceField(
        label=_("As whom do you work now?"),
        queryset=Membership.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, data: Any = None, *, user: User, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["membership"]
        field.queryset = Membership.objects.that_hold_for(user)  # type: ignore[attr-defined]
        field.label_from_instance = self._name  # type: ignore[attr-defined]

    @staticmethod
    def _name(membership: Membership) -> str:
        region = f", {membership.region}" if membership.region else ""
        return f"{membership.get_role_display()}, {membership.organisation}{region}"
