from __future__ import annotations

from plugins.registry.written import Written
from plugins.registry.yamltree import parse


def test_a_value_inside_a_record_has_its_own_place():
    tree, _ = parse("- id: a\n- id: b\n  names: [x, y]\n", "data/x.yaml")
    written = Written({}, tree, (1,))

    assert (written.place("names", 1).line, written.place("names", 1).column) == (3, 14)
    assert written.place("khong-co").line == 2
