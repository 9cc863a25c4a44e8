"""Looks at the pages that LibreOffice made of Word files.

    python3 tests/office/pages.py LIMITS.tsv FILE.pdf [FILE.pdf ...]

No two words of a page may overlap, as those of a cell that is too low or too narrow do. LIMITS.tsv names the files that may
have only so many pages, one a line: the file's name without its end, a tab, the number. A page of a form that is not its last one
must be used down to its lower half. Needs pdftotext (poppler).
"""

import os
import re
import subprocess
import sys
import unicodedata


def pages(path):
    """The words of each page: text and box."""
    answer = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True)
    # Not as XML: titles stand there as they are, and fonts have signs that XML does not know.
    text = answer.stdout.decode("utf-8", "replace")
    for page in re.split(r"<page ", text)[1:]:
        width, height = (float(re.search(f'{side}="([0-9.]+)"', page).group(1)) for side in ("width", "height"))
        words = [
            (word, [float(edge) for edge in edges])
            for *edges, word in re.findall(
                r'<word xMin="([-0-9.]+)" yMin="([-0-9.]+)" xMax="([-0-9.]+)" yMax="([-0-9.]+)">(.*?)</word>', page, re.S
            )
            if any(unicodedata.category(sign) not in ("Cf", "Zs", "Cc") for sign in word)
        ]
        yield width, height, words


def core(box):
    """The part of a word's box that is ink: fonts state room above and below that lines share."""
    left, top, right, bottom = box
    high, wide = bottom - top, right - left
    return left + min(1, wide * 0.1), top + high * 0.3, right - min(1, wide * 0.1), bottom - high * 0.3


def overlaps(words):
    boxes = sorted((core(box)[1], core(box), text) for text, box in words)
    for index, (_, one, text) in enumerate(boxes):
        for top, other, beside in boxes[index + 1:]:
            if top >= one[3]:
                break
            if one[0] < other[2] and other[0] < one[2]:
                yield text, beside


def problems(path, limits):
    name = os.path.splitext(os.path.basename(path))[0]
    found = list(pages(path))
    if name in limits and len(found) > limits[name]:
        yield f"{len(found)} pages, at most {limits[name]}"
    for number, (_, height, words) in enumerate(found, 1):
        for one, other in list(overlaps(words))[:5]:
            yield f"page {number}: “{one}” and “{other}” overlap"
        # The page number stands in the lower margin.
        text = [box[3] for word, box in words if box[3] < height * 0.93]
        if not text and name in limits:
            yield f"page {number} is empty"
        elif number < len(found) and name in limits and max(text) < height / 2:
            yield f"page {number} ends at {max(text) / height:.0%} of its height"


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__)
    with open(arguments[0], encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]
    limits = {name: int(count) for name, count in lines}
    missing = set(limits) - {os.path.splitext(os.path.basename(path))[0] for path in arguments[1:]}
    failed = bool(missing)
    for name in sorted(missing):
        print(f"{name}: no pages were made")
    for path in arguments[1:]:
        wrong = list(problems(path, limits))
        failed = failed or bool(wrong)
        for problem in wrong[:10]:
            print(f"{path}: {problem}")
    if failed:
        sys.exit(1)
    print(f"{len(arguments) - 1} files: no words overlap, none has too many pages")


if __name__ == "__main__":
    main(sys.argv[1:])
