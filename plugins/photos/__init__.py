"""Pictures: every one that is published is made anew, upright and without metadata; no original ever is.

Pure over Pillow: bytes in; the published forms, a share card, or the reason why there is none out.
"""

from plugins.photos.cards import Card, Faces, draw, words
from plugins.photos.forms import PHOTO, File, Focus, Form, develop, portrait, recipe
from plugins.photos.lettering import Face
from plugins.photos.reading import SCALE_DOWN, SIZE_LIMIT, Unusable, too_heavy

__all__ = [
    "PHOTO",
    "SCALE_DOWN",
    "SIZE_LIMIT",
    "Card",
    "Face",
    "Faces",
    "File",
    "Focus",
    "Form",
    "Unusable",
    "develop",
    "draw",
    "portrait",
    "recipe",
    "too_heavy",
    "words",
]
