import numpy as np
import pytest

from article27.scan.region import Region
from article27.scan.straighten import MODULE_PX, straighten
from bars import on_page, symbol


def test_bars_stand_upright_afterwards():
    page = on_page(symbol(), 30, (450, 350), (900, 700))
    strip = straighten(page, Region(450, 350, np.radians(30), 492, 60))
    assert strip.module == pytest.approx(MODULE_PX)
    assert strip.pixels.std(axis=0).mean() < 6  # each column has one grey
    assert strip.pixels.std(axis=1).mean() > 60


@pytest.mark.parametrize(("module", "scale"), [(2, 2.0), (4, 1.0), (16, 0.25)])
def test_a_module_becomes_four_pixels(module, scale):
    page = symbol(module=module, height=50)
    strip = straighten(page, Region(page.shape[1] / 2, 25, 0.0, 123 * module, 50))
    assert np.hypot(*strip.matrix[0, :2]) == pytest.approx(scale)


def test_a_part_of_the_strip_is_found_again_on_the_page():
    page = on_page(symbol(), 90, (300, 350), (600, 700))  # read downwards
    strip = straighten(page, Region(300, 350, np.pi / 2, 492, 100))
    upright = strip.polygon(strip.side, strip.side + 492)
    assert upright.top_left == pytest.approx((350, 104), abs=2)
    assert upright.bottom_right == pytest.approx((250, 596), abs=2)
    backwards = strip.polygon(strip.side + 492, strip.side)
    assert backwards.top_left == upright.bottom_right
