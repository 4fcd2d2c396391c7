"""Compares the terms of our addons, freshly exported, with their translations.

Usage: translations.py check FOLDER    says which French terms are missing; exit 1 if any
       translations.py update FOLDER   brings the .pot and .po files of the addons up to date
FOLDER holds one exported MODULE.pot per addon.
"""

import sys
from pathlib import Path

import polib

ADDONS = Path(__file__).parents[2] / "addons"
# French must be complete. Dutch is for what partners see, which no export can tell.
COMPLETE = "fr"


def missing(module: str, exported: polib.POFile) -> list[str]:
    path = ADDONS / module / "i18n" / f"{COMPLETE}.po"
    if not exported:
        return []
    if not path.exists():
        return [f"{path.relative_to(ADDONS)} does not exist"]
    done = {entry.msgid for entry in polib.pofile(str(path)) if entry.translated()}
    return [f"{module}: {entry.msgid!r} has no French" for entry in exported if entry.msgid not in done]


def update(module: str, exported: polib.POFile) -> None:
    folder = ADDONS / module / "i18n"
    folder.mkdir(exist_ok=True)
    exported.metadata.pop("POT-Creation-Date", None)
    exported.metadata.pop("PO-Revision-Date", None)
    exported.save(str(folder / f"{module}.pot"))
    for path in sorted({*folder.glob("*.po"), folder / f"{COMPLETE}.po"}):
        merge(path, exported)


def merge(path: Path, exported: polib.POFile) -> None:
    translations = polib.pofile(str(path)) if path.exists() else polib.POFile()
    translations.metadata = {**exported.metadata, "Language": path.stem}
    translations.merge(exported)
    for entry in translations.obsolete_entries():
        translations.remove(entry)
    if path.stem != COMPLETE:
        for entry in translations.untranslated_entries():
            translations.remove(entry)
    translations.save(str(path))


def main(command: str, folder: Path) -> int:
    found: list[str] = []
    for path in sorted(folder.glob("*.pot")):
        exported = polib.pofile(str(path))
        if command == "update":
            update(path.stem, exported)
        else:
            found += missing(path.stem, exported)
    print("\n".join(found) or "French is complete.")
    return 1 if found else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in {"check", "update"}:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
