"""The registry: units, groups, campaigns and people by id; their names by date; what is wrong with the data.

Pure: bytes in, frozen records or `Problem`s out. It knows no engine, no clock and no file system.
"""

from plugins.problems import Level, Place, Problem, Refused, Rule
from plugins.registry.campaigns import Campaign
from plugins.registry.groups import Group, GroupYear
from plugins.registry.loading import load
from plugins.registry.people import Appointment, Person
from plugins.registry.references import Kind
from plugins.registry.registry import Registry
from plugins.registry.site import Category, Site
from plugins.registry.units import Unit

__all__ = [
    "Appointment",
    "Campaign",
    "Category",
    "Group",
    "GroupYear",
    "Kind",
    "Level",
    "Person",
    "Place",
    "Problem",
    "Refused",
    "Registry",
    "Rule",
    "Site",
    "Unit",
    "load",
]
