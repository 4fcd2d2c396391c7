import cv2
import numpy as np
import pytest

from article27.scan.bands import bands, upright
from article27.scan.region import Region
from article27.scan.rescue import rescue
from article27.scan.straighten import straighten
from bars import NUMBER, blurred, line, noisy, symbol


def saved(picture: np.ndarray, keyring=None, **options):
    """What is rescued of bars that fill a picture."""
    height, width = picture.shape
    strip = straighten(picture, Region(width / 2, height / 2, 0.0, 123 * 4, height))
    return rescue(upright(bands(strip.pixels), strip.module), strip, keyring, **options)


@pytest.mark.parametrize("turned", [False, True])
def test_blurred_bars_are_read_either_way_round(turned):
    picture = noisy(blurred(symbol(), 0.6), 8)
    found = saved(picture[::-1, ::-1] if turned else picture)
    assert found.digits == NUMBER
    assert (found.left > found.right) is turned


def test_what_is_no_symbol_of_ours_is_left_alone():
    stripes = np.repeat(np.tile([30, 230], 72), 4)[None].repeat(100, axis=0).astype(np.uint8)
    assert saved(stripes) is None
    assert saved(np.full((100, 600), 200, np.uint8)) is None


def test_without_a_key_only_what_is_beyond_doubt_counts(keyring):
    picture = symbol()
    picture[:, 40 + 34 * 4 : 40 + 43 * 4] = 120
    assert saved(picture) is None
    assert saved(picture, keyring).digits == NUMBER
    assert saved(picture, said={NUMBER}) is None or saved(picture, said={NUMBER}).digits == NUMBER


def test_no_number_is_made_up_for_a_wrong_check_character(keyring):
    row = line(NUMBER)
    row[-34 * 4 :] = line("1260000001253882")[-34 * 4 :]
    assert saved(np.repeat(row[None], 100, axis=0).astype(np.uint8), keyring) is None


def test_a_part_seen_as_bars_leads_to_the_whole():
    page = np.full((100, 1200), 230, np.uint8)
    page[:, 300:872] = symbol()
    strip = straighten(page, Region(700, 50, 0.0, 250, 100), side=1.4, module=4.0)
    found = rescue(upright(bands(strip.pixels), strip.module), strip, is_whole=False)
    assert found.digits == NUMBER


def test_noise_alone_never_becomes_a_number(keyring):
    chance = np.random.default_rng(1)
    for _ in range(20):
        row = cv2.GaussianBlur(chance.uniform(0, 255, (1, 590)).astype(np.float32), (0, 0), 2)
        picture = noisy(np.repeat((row - row.mean()) * 4 + 128, 60, axis=0), 5)
        assert saved(picture) is None
        assert saved(picture, keyring) is None
