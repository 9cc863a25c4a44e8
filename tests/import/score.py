"""Counts the cells that an import got right. README.md, "Counting", is the rule in words.

    python3 tests/import/score.py FILE OUT.json [--uncertain PATHS.txt] [--unused TEXTS.txt]
    python3 tests/import/score.py --self

FILE is a name in expected.tsv, OUT.json what the import of it gave (an evaluation or a bundle). PATHS.txt names the
cells that the import marked uncertain, one a line, as `1:indicators[3].points` (evaluation, path in OUT.json); TEXTS.txt
holds what it listed as unused, one text a line. Ends with 1 when a wrong cell was not marked, when more than one right
cell in ten was marked, or when a text that must be listed was not. --self holds the truth against itself and against copies with one cell changed.
"""

import copy
import json
import os
import re
import sys
from decimal import Decimal, InvalidOperation

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from verify import lists, wanted  # noqa: E402

FIGURES = {"initial", "supplement", "adjusted", "executed", "final", "personnel", "operating", "basic", "project", "points", "score",
           "budget_score", "total", "goal_points"}
HEAD = ("unit", "year", "filed_on", "report_date", "amount_unit")
GROUPS = {"contacts": None, "project": None, "expenditure": None, "goals": None,
          "narrative": ("deviation", "measures", "completed", "conclusion", "problems", "improvements", "approval"),
          "claimed": ("execution_rate", "budget_score", "total", "grade", "goal_points")}
ROW = ("level1", "level2", "name", "points", "target", "actual", "score", "shares_score_with_above", "reason")
ACCOUNT = ("group", "name", "initial", "supplement", "adjusted", "final")


def bare(value):
    """A text without any white space; nothing else is forgiven."""
    return re.sub(r"[\s\u00a0\u3000]", "", str(value))


def same(member, one, other):
    if member in FIGURES:
        try:
            return Decimal(str(one).replace(",", "")) == Decimal(str(other).replace(",", ""))
        except InvalidOperation:
            return False
    return bare(one) == bare(other)


def pairs(wanted_rows, found_rows, key):
    """Rows that belong together: equal keys in order (longest common sequence), what is left between them one by one."""
    a, b = [key(r) for r in wanted_rows], [key(r) for r in found_rows]
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if a[i] == b[j] else max(best[i + 1][j], best[i][j + 1])
    out, i, j, left, right = [], 0, 0, [], []

    def close():
        while left or right:
            out.append((left.pop(0) if left else None, right.pop(0) if right else None))

    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            close()
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            left.append(i)
            i += 1
        else:
            right.append(j)
            j += 1
    left += range(i, len(a))
    right += range(j, len(b))
    close()
    return out


def cells(truth, found):
    """All cells: (path in the truth, path in the result, member, wanted, found); None where one side has none."""
    def pick(source, members):
        return {m: source[m] for m in (members or source) if source.get(m) not in (None, "", False)}

    def both(base, base2, a, b, members=None):
        a, b = pick(a or {}, members), pick(b or {}, members)
        for m in dict.fromkeys([*a, *b]):
            yield f"{base}{m}", f"{base2}{m}", m, a.get(m), b.get(m)

    yield from both("", "", truth, found, HEAD)
    for group, members in GROUPS.items():
        yield from both(f"{group}.", f"{group}.", truth.get(group), found.get(group), members)
    one, other = (e.get("claimed", {}).get("sections", {}) for e in (truth, found))
    for title in dict.fromkeys([*one, *other]):
        yield f"claimed.sections.{title}", f"claimed.sections.{title}", "points", one.get(title), other.get(title)
    one, other = truth.get("budget", {}), found.get("budget", {})
    yield from both("budget.", "budget.", one, other, ("reason",))
    yield from both("budget.total.", "budget.total.", one.get("total"), other.get("total"))
    # A source that states no figure may be there or not.
    one, other = ([s for s in b.get("sources", []) if len(pick(s, None)) > 1] for b in (one, other))
    for name, rows, rows2, members, key in (
            ("budget.sources", one, other, None, lambda r: bare(r["name"])),
            ("accounts", truth.get("accounts", []), found.get("accounts", []), ACCOUNT, lambda r: bare(r.get("group", "")) + "/" + bare(r["name"])),
            ("indicators", truth["indicators"], found.get("indicators", []), ROW, lambda r: bare(r.get("name", "")))):
        for i, j in pairs(rows, rows2, key):
            yield from both(f"{name}[{i}].", f"{name}[{j}].", rows[i] if i is not None else {}, rows2[j] if j is not None else {}, members)


def sentences(said, truth, result):
    """(path, sentence, whether the member of the result contains it) for the sentences of a report."""
    rows = dict(pairs(truth["indicators"], result.get("indicators", []), lambda r: bare(r.get("name", ""))))
    for path, sentence in said:
        group, _, member = path.partition(".")
        place = result.get(group, {})
        if group.startswith("indicators"):
            row = rows.get(int(re.search(r"\d+", group)[0]))
            place = result["indicators"][row] if row is not None else {}
        yield path, sentence, bare(sentence) in bare(place.get(member) or "")


def judge(name, results, expected, marked=(), unused=()):
    """(right, all, [(place, wanted, found, whether it was marked)]) for one file."""
    truths = wanted(name, expected)
    may = {(int(r["table"]), r["path"]): r["value"] for r in expected if r["file"] == name and r["what"] == "may"}
    says = [(int(r["table"]), r["path"], r["value"]) for r in expected if r["file"] == name and r["what"] == "says"]
    right, wrong = 0, []
    listed = {bare(text) for text in unused}
    for n in range(max(len(truths), len(results))):
        truth = truths[n] if n < len(truths) else {"indicators": []}
        result = results[n] if n < len(results) else {"indicators": []}
        said = [(path, sentence) for table, path, sentence in says if table == n]
        for path, sentence, there in sentences(said, truth, result):
            right += there
            if not there:
                wrong.append((f"{n}:{path}", sentence, None, f"{n}:{path}" in marked or bare(sentence) in listed))
        for path, path2, member, want, got in cells(truth, result):
            if said and path.startswith("narrative.") and (want is None or path in dict(said)):
                continue  # judged by its sentences
            allowed = may.get((n, path))
            if allowed is not None and (got is None or same(member, str(got).lower(), allowed)):
                continue  # neither right nor wrong
            if want is not None and got is not None and same(member, want, got):
                right += 1
            else:
                known = f"{n}:{path2}" in marked or got is None and bare(want) in listed
                wrong.append((f"{n}:{path}", want, got, known))
    return right, right + len(wrong), wrong


def own_test(expected):
    """The truth is all right; each cell changed, taken away or added is one wrong cell."""
    tried = 0
    for row in (r for r in expected if r["what"] == "holds" and r["file"].endswith(".xlsx") and not r["file"].startswith("report")):
        name = row["file"]
        truths = wanted(name, expected)
        right, count, wrong = judge(name, truths, expected)
        assert right == count and not wrong, (name, wrong)
        for path, _, member, want, _ in cells(truths[0], truths[0]):
            for new in (None, "7777" if member in FIGURES else "另"):
                other = copy.deepcopy(truths)
                steps = [int(p) if p.isdigit() else p for p in re.findall(r"[^.\[\]]+", path)]
                place = other[0]
                if steps[:2] == ["budget", "sources"]:
                    continue  # numbered among the sources that state a figure
                for step in steps[:-1]:
                    place = place[step]
                assert same(member, place[steps[-1]], want)
                if new is None and (member == "name" or steps[0] == "year"):
                    continue
                place[steps[-1]] = new
                _, _, wrong = judge(name, other, expected)
                assert any(f"0:{path}" == w[0] for w in wrong), (name, path, new, wrong)
                tried += 1
    print(f"{tried} changed cells, each found")


def main(arguments):
    expected = list(lists("expected.tsv"))
    if arguments == ["--self"]:
        return own_test(expected)
    if len(arguments) < 2:
        sys.exit(__doc__)
    options = dict(zip(arguments[2::2], arguments[3::2]))
    lines = {k: open(v, encoding="utf-8").read().splitlines() for k, v in options.items()}
    with open(arguments[1], encoding="utf-8") as file:
        given = json.load(file)
    results = given.get("evaluations", [given])
    marked, unused = set(lines.get("--uncertain", [])), lines.get("--unused", [])
    right, count, wrong = judge(arguments[0], results, expected, marked, unused)
    for place, want, got, known in wrong:
        print(f"{'marked' if known else 'WRONG'}  {place}: {want!r} came out as {got!r}")
    missing = [r["text"] for r in lists("unused.tsv") if r["file"] == arguments[0] and bare(r["text"]) not in {bare(t) for t in unused}]
    for text in missing if "--unused" in options else []:
        print(f"not listed  {text}")
    idle = max(0, len(marked) - sum(w[3] for w in wrong))
    print(f"{right} of {count} cells right, {idle} marks on cells that are right or open")
    sys.exit(1 if any(not w[3] for w in wrong) or idle * 10 > right or "--unused" in options and missing else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
