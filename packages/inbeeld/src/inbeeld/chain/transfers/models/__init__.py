"""Transfers within one installation, and packages between two."""

from .installations import InstallationKey, KnownInstallation
from .packages import PackageReceived, PackageSent
from .transfer import Transfer

__all__ = ["InstallationKey", "KnownInstallation", "PackageReceived", "PackageSent", "Transfer"]
