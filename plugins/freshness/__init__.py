"""Freshness: what is kept between builds, and what of the site has to be made anew.

Nothing that is kept is believed: what does not fit its hash, its key or today's files is not there, and made again.
Importing this package loads nothing: an unchanged site is told by the standard library alone.
"""
