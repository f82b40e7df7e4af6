"""The HTTP headers with which the site is to be served: one truth for web servers, the gate of quality and the docs."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from types import MappingProxyType

# What pages load comes from their own host; nothing is inline, nothing frames them, no form leads anywhere.
CONTENT_SECURITY_POLICY: Mapping[str, str] = MappingProxyType(
    {
        "default-src": "'none'",
        "style-src": "'self'",
        "script-src": "'self'",
        "font-src": "'self'",
        "img-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
)

# Powers that a newspaper never asks for.
_DENIED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": "; ".join(" ".join(one) for one in CONTENT_SECURITY_POLICY.items()),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": ", ".join(f"{power}=()" for power in _DENIED),
    }
)


def nginx() -> str:
    """Return the headers as lines of a `server` of nginx."""
    return "\n".join(f'add_header {name} "{value}" always;' for name, value in HEADERS.items())


def apache() -> str:
    """Return the headers as lines of an Apache configuration or `.htaccess`; mod_headers is on."""
    return "\n".join(f'Header always set {name} "{value}"' for name, value in HEADERS.items())


def iis() -> str:
    """Return the headers as a `web.config` of IIS."""
    lines = "\n".join(f'        <add name="{name}" value="{escape(value)}" />' for name, value in HEADERS.items())
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<configuration>
  <system.webServer>
    <httpProtocol>
      <customHeaders>
{lines}
      </customHeaders>
    </httpProtocol>
  </system.webServer>
</configuration>"""
