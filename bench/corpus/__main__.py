"""Write a corpus: `python -m bench.corpus OUT --items N [--seed 1] [--photos K]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from bench.corpus.files import write
from bench.corpus.whole import make


def main() -> None:
    """Write OUT/content."""
    parser = argparse.ArgumentParser(prog="python -m bench.corpus", description="Write a portal of any size.")
    parser.add_argument("out", type=Path, metavar="OUT", help="a folder; content/ in it must not be there")
    parser.add_argument("--items", type=int, required=True, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--photos", type=int, default=0, metavar="K", help="different photos, shared by the items")
    asked = parser.parse_args()
    write(make(asked.items, seed=asked.seed, photos=asked.photos), asked.out)


if __name__ == "__main__":
    main()
