"""Settings of a published site: those of pelicanconf.py. The address comes from content/data/site.yaml."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403  Pelican's own form of a second settings file
