"""Sentences, paragraphs and bodies. Phrases are drawn, not words: 20,000 bodies take seconds."""

from __future__ import annotations

from random import Random

from bench.corpus import words


class Prose:
    """A writer with a pen of its own: what it writes depends on nothing but *rng*."""

    def __init__(self, rng: Random) -> None:
        self._rng = rng

    def pick(self, choices: tuple[str, ...]) -> str:
        """Draw one of *choices*, faster than `choice` does."""
        return choices[int(self._rng.random() * len(choices))]

    def number(self, low: int, high: int) -> int:
        """Draw a number from *low* to *high*."""
        return low + int(self._rng.random() * (high - low + 1))

    def sentence(self) -> str:
        """Write some 22 words that say who did what, and what for."""
        kind = self._rng.random()
        if kind < 0.2:
            pattern = self.pick(words.REMARKS)
            return pattern.format(small=self.number(2, 9), number=self.number(11, 480), percent=self.number(61, 99))
        actor, deed, thing = self.pick(words.ACTORS), self.pick(words.DEEDS), self.pick(words.THINGS)
        if kind < 0.28:
            return f"{actor.capitalize()} {deed} {thing}, {self.pick(words.AIMS)}."
        if kind < 0.34:
            return f"“{self.pick(words.QUOTES)}”, đại diện {actor} chia sẻ khi nói về {thing}."
        return f"{self.pick(words.OPENINGS)}, {actor} {deed} {thing}, {self.pick(words.AIMS)}."

    def paragraph(self) -> str:
        """Write three to six sentences."""
        return " ".join([self.sentence() for _ in range(self.number(3, 6))])

    def bullets(self) -> str:
        """Write a list of three to five points."""
        points = self._rng.sample(words.POINTS, self.number(3, 5))
        return "\n".join(f"- {point}" for point in points)

    def table(self, year: int) -> str:
        """Write a table of two years side by side."""
        rows = self._rng.sample(words.ROWS, self.number(3, 5))
        lines = [f"| Khâu công tác | Năm {year - 1} | Năm {year} |", "|---|---:|---:|"]
        lines += [f"| {row} | {self.number(20, 400)} | {self.number(20, 480)} |" for row in rows]
        return "\n".join(lines)

    def body(self, *, length: int, year: int, links: list[str]) -> str:
        """Write some *length* words under headings, with *links* (in Markdown) worked into the first paragraphs."""
        blocks = [self.paragraph()]
        count = len(blocks[0].split())
        headings = iter(self._rng.sample(words.HEADINGS, 6))
        waiting = list(links)
        note = self._rng.random() < 0.06
        table = self._rng.random() < 0.1
        while count < length:
            if len(blocks) % 4 == 2 and (heading := next(headings, None)):
                blocks.append(f"## {heading}")
            text = self.paragraph()
            if self._rng.random() < 0.2:
                text = text.replace("đơn vị", "**đơn vị**", 1)
            if waiting:
                text += f" Xem thêm: {waiting.pop()}."
            blocks.append(text)
            count += len(text.split())
            if self._rng.random() < 0.08:
                blocks.append(self.bullets())
                count += 30
        if table:
            blocks.insert(len(blocks) // 2 + 1, self.table(year))
        if note:
            blocks[0] += "[^1]"
            blocks.append(f"[^1]: {self.pick(words.NOTES)}")
        return "\n\n".join(blocks)
