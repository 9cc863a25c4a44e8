"""Holds Word and Excel files against the standard (ISO/IEC 29500), as Microsoft's own SDK does.

    python3 tests/office/valid.py FILE [FILE ...]

Ends with 1 and a line for each fault. A fault is what makes Word or Excel offer to repair a file, or what another
program may refuse; none is allowed, warnings neither.
"""

import sys
from collections import Counter

try:
    from openxml_audit import FileFormat, OpenXmlValidator
except ImportError:
    sys.exit("openxml-audit is missing: pip install openxml-audit")


def main(paths):
    if not paths:
        sys.exit(__doc__)
    validator = OpenXmlValidator(file_format=FileFormat.OFFICE_2019, max_errors=200)
    failed = False
    for path in paths:
        result = validator.validate(path)
        found = Counter((error.part_uri, error.severity.value, error.description) for error in result.errors)
        if found or not result.is_valid:
            failed = True
            print(f"{path}: not valid")
            for (part, severity, description), count in found.most_common(20):
                print(f"  {part}: {severity}: {description} ({count} times)")
    if failed:
        sys.exit(1)
    print(f"{len(paths)} files are valid")


if __name__ == "__main__":
    main(sys.argv[1:])
