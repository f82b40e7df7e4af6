"""Pictures: every one that is published is made anew, upright and without metadata; no original ever is.

Pure over Pillow: bytes in, a derivative or the reason why there is none out.
"""

from plugins.photos.derivative import Derived, Unusable, derive

__all__ = ["Derived", "Unusable", "derive"]
