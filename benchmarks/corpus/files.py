"""The corpus as files in a folder, as they would come in, each with its truth."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .desk import lay_desk
from .others import OTHER_KINDS, other_page
from .scanner import fax, photograph, save_fax, save_jpeg, scan
from .tickets import Print, print_tickets
from .truth import PageTruth

ANY_ANGLE, STRAIGHT = 180.0, 5.0
_PRINTED = 105  # labels to choose from
_SERIALS = 1000  # of a seed


@dataclass(frozen=True)
class Sample:
    """A file of one page; `group` is the column of the table that it counts for."""

    group: str
    path: Path
    truth: PageTruth


def make_corpus(folder: Path, seed: int, desks: int) -> list[Sample]:
    """`desks` pages of tickets at any angle, scanned at 300, 200 and 150 dpi and with one bit, and photographed;
    as many nearly straight; and a quarter as many of each other kind."""
    prints = print_tickets(1 + seed * _SERIALS, _PRINTED)
    samples = [sample for index in range(desks) for sample in _desk_samples(folder, prints, seed, index)]
    for number, kind in enumerate(OTHER_KINDS):
        for index in range(-(-desks // 4)):
            rng = np.random.default_rng((seed, index, 1 + number))
            grey, truth = other_page(kind, prints, rng)
            samples.append(_saved(folder, kind, index, grey, truth, rng))
    return samples


def _desk_samples(folder: Path, prints: list[Print], seed: int, index: int) -> list[Sample]:
    rng = np.random.default_rng((seed, index))
    desk, samples = lay_desk(prints, rng, ANY_ANGLE), []
    for dpi in (300, 200, 150):
        grey, truth = scan(desk, dpi, rng)
        samples.append(_saved(folder, f"{dpi}_any", index, grey, truth, rng))
        if dpi == 300:
            path = folder / f"300_1bit-{index:03}.tif"
            save_fax(fax(grey, rng), path)
            samples.append(Sample("300_1bit", path, truth))
    grey, truth = photograph(desk, rng)
    samples.append(_saved(folder, "photo", index, grey, truth, rng))
    grey, truth = scan(lay_desk(prints, rng, STRAIGHT), 300, rng)
    samples.append(_saved(folder, "300_5deg", index, grey, truth, rng))
    return samples


def _saved(
    folder: Path, group: str, index: int, grey: np.ndarray, truth: PageTruth, rng: np.random.Generator
) -> Sample:
    path = folder / f"{group.replace(' ', '-')}-{index:03}.jpg"
    save_jpeg(grey, path, rng)
    return Sample(group, path, truth)
