"""The portal: Pelican underneath, our pages on top. The only package that imports pelican.

Switched on by `PLUGINS = ["plugins.portal", …]` in pelicanconf.py.
"""


def register() -> None:
    """Connect the portal with Pelican, whose import is left until now: checks do not need it."""
    from plugins.portal.engine import register as connect

    connect()
