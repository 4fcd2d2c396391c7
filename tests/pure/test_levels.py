import numpy as np
import pytest

from article27.scan.levels import levelled
from bars import MODULE, line


@pytest.mark.parametrize(("paper", "contrast"), [(230, 200), (200, 60), (120, 40)])
def test_paper_is_1_and_ink_is_minus_1_whatever_the_print(paper, contrast):
    rows = (paper - contrast * (230 - line()) / 200)[None].astype(np.float32)
    level = levelled(rows, MODULE)[0, 60:-60]
    ink = line()[60:-60] < 100
    assert np.median(level[~ink]) == pytest.approx(1, abs=0.25)
    assert np.median(level[ink]) == pytest.approx(-1, abs=0.25)


def test_where_there_is_no_contrast_nothing_is_said():
    assert not levelled(np.full((2, 200), 180, np.float32), MODULE).any()
