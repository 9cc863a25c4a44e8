"""One table in one layout: what is on its page, and what the layout loses or adds."""

import re
from dataclasses import dataclass, field

from labels import words

TARGET = re.compile(r"^([≥≤≧≦＝=═﹦><]?)(\d[\d,.]*)(\D*)$")


@dataclass
class Page:
    """A table on its way to paper."""

    number: int
    layout: int
    name: str
    printed: dict  # `print` of the table's file
    only: dict  # `printed_only`
    truth: dict  # `evaluation`
    changes: list = field(default_factory=list)  # (what, path, value, reason), see README.md

    def __post_init__(self):
        self.family = self.printed["form"]
        self.word = words(self.family, self.number, self.layout)
        self.claimed = self.truth.get("claimed", {})
        self.budget = self.truth["budget"]
        self.goals = self.truth.get("goals", {})
        self.narrative = self.truth.get("narrative", {})

    @property
    def points_in_name(self):
        """How points stand in a name ("（5分）"), or None where they have a column or are not printed."""
        style = self.printed.get("points_in_name")
        if style is None and self.layout == 5 and self.number % 2 == 1 and any("points" in r for r in self.truth["indicators"]):
            style = "（5分）"
        return style

    @property
    def three_cells(self):
        """Whether operator, value and unit stand in cells of their own."""
        if self.layout in (2, 5):
            return self.layout == 5
        return self.family in ("yunnan", "sichuan")

    def nothing(self):
        return self.printed["nothing"]

    def amount(self, text):
        """An amount as printed; `None` as the table's sign for nothing."""
        if text is None:
            return self.nothing()
        if self.printed.get("thousands"):
            whole, _, rest = text.partition(".")
            return f"{int(whole):,}" + (f".{rest}" if rest else "")
        return text

    def change(self, what, path, value, reason):
        self.changes.append((what, path, value, reason))


def split_target(text):
    """The three cells of a target: operator, value, unit. What is no plain quantity stays whole, as the value."""
    found = TARGET.match(text or "")
    if not text:
        return "", "", ""
    if not found or re.match(r"^\d{4}年|^\d+月|.*日|.*(以上|以下|工作日内)", text):
        return "定性" if not re.search(r"\d", text) else "", text, ""
    return found.groups()


def with_points(style, name, points):
    """小学教师培训 and 5 in the style （5分）."""
    return name if points is None else name + style.replace("5", points)
