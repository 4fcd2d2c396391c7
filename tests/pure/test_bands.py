import numpy as np
import pytest

from article27.scan.bands import bands, extent, of_one_symbol, upright
from bars import MODULE, line, noisy, symbol


def leaning(left: float, right: float, count: int = 12) -> np.ndarray:
    """Bands whose bars lean by so many modules from the middle to the edge, at both ends."""
    row, x = line(), np.arange(len(line()))
    lean = np.interp(x, (0, len(x)), (left, right)) * MODULE
    steps = np.linspace(-1, 1, count)
    return np.stack([np.interp(x - step * lean, x, row) for step in steps]).astype(np.float32)


def test_bands_are_means_of_equal_shares_of_the_rows():
    pixels = np.repeat(np.array([[10], [20], [30], [40]], np.uint8), 5, axis=1)
    assert bands(pixels, 2)[:, 0].tolist() == [15, 35]
    assert bands(pixels, 12).shape == (2, 5)  # never less than two rows


@pytest.mark.parametrize(("left", "right"), [(0, 0), (1, 1), (-0.8, -0.8), (0.9, -0.3)])
def test_leaning_bars_are_set_upright(left, right):
    rows = upright(leaning(left, right), MODULE)
    inside = rows[:, 60:-60]
    assert inside.mean(axis=0).std() > 0.9 * line()[60:-60].std()


def test_text_above_and_below_is_left_out():
    rows = bands(symbol())
    rows[0] = rows[0, ::-1] * 0.3 + 100
    rows[-1] = 230
    assert len(of_one_symbol(rows)) == len(rows) - 2


def test_the_extent_is_that_of_the_bars():
    rows = bands(noisy(np.pad(symbol(), ((0, 0), (150, 60)), mode="edge"), 8))
    left, right = extent(rows, MODULE)
    assert left == pytest.approx(150 + 40, abs=2 * MODULE)
    assert right == pytest.approx(150 + 40 + 123 * MODULE, abs=2 * MODULE)


def test_bands_without_anything_have_the_whole_extent():
    assert extent(np.full((4, 90), 200, np.float32), MODULE) == (0.0, 90.0)
