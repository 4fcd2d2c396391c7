import numpy as np
import pytest

from article27.scan.alphabet import CHECK_VALUES, characters, frame, widths


def test_every_character_has_11_modules_and_no_two_are_alike():
    all_widths = [widths(value) for value in range(CHECK_VALUES)]
    assert {sum(character) for character in all_widths} == {11}
    assert len(set(all_widths)) == CHECK_VALUES
    # ISO/IEC 15417, the values that no pair of digits has.
    assert all_widths[100:] == [(1, 1, 4, 1, 3, 1), (3, 1, 1, 1, 4, 1), (4, 1, 1, 1, 3, 1)]


def test_looks_go_from_paper_to_ink_and_fade_with_blur():
    sharp, soft = characters(0.1, 0.0), characters(0.65, 0.0)
    assert sharp.shape == soft.shape == (CHECK_VALUES, 13 * 4)
    assert (sharp.min(), sharp.max()) == pytest.approx((-1, 1), abs=0.01)
    assert soft.std() < sharp.std()


def test_ink_that_ran_makes_wider_bars():
    assert characters(0.25, 0.5).mean() < characters(0.25, 0.0).mean() < characters(0.25, -0.5).mean()


def test_the_frame_is_what_all_symbols_share():
    places, looks = frame()
    assert len(places) == len(looks)
    assert places.min() == pytest.approx(-3 + 1 / 8)
    assert places.max() == pytest.approx(126 - 1 / 8)
    assert np.abs(looks).max() <= 1
