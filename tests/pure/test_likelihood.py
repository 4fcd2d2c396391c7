import numpy as np
import pytest

from article27.scan.bands import bands
from article27.scan.levels import levelled
from article27.scan.likelihood import find_place, find_place_of, guesses
from bars import MODULE, NUMBER, blurred, line, noisy, symbol

LEFT, RIGHT = 10 * MODULE, (10 + 123) * MODULE


def rows_of(picture: np.ndarray) -> np.ndarray:
    return levelled(bands(picture), MODULE)


def first_guess(rows):
    return guesses(rows, find_place(rows.mean(axis=0), LEFT, RIGHT))[0]


def test_the_place_is_found_from_a_hint():
    rows = rows_of(symbol())
    place = find_place(rows.mean(axis=0), LEFT - 15, RIGHT + 12)
    assert place.left == pytest.approx(LEFT, abs=1)
    assert place.module == pytest.approx(MODULE, rel=0.003)
    assert place.fit > 0.9


def test_the_place_is_found_by_the_module_alone():
    rows = rows_of(np.pad(symbol(), ((0, 0), (230, 100)), mode="edge"))
    place = find_place_of(rows.mean(axis=0), MODULE * 1.03)
    assert place.left == pytest.approx(230 + LEFT, abs=1)
    assert place.module == pytest.approx(MODULE, rel=0.003)


def test_a_line_too_short_for_a_symbol_has_no_place():
    assert find_place_of(np.zeros(50, np.float32), MODULE).fit == 0


def test_backwards_bars_do_not_fit():
    rows = rows_of(symbol())[:, ::-1]
    assert find_place(rows.mean(axis=0), LEFT, RIGHT).fit < 0.6


@pytest.mark.parametrize("digits", [NUMBER, "8991234567000000", "1000000000999999"])
def test_clean_bars_leave_no_doubt(digits):
    guess = first_guess(rows_of(symbol(digits)))
    assert (guess.digits, guess.behind) == (digits, 0)
    assert guess.ahead > 50
    assert guess.fit > 0.9


@pytest.mark.parametrize("blur", [0.4, 0.6, 0.75])
def test_blur_and_noise_leave_little(blur):
    assert first_guess(rows_of(noisy(blurred(symbol(), blur), 10))).digits == NUMBER


def test_ink_that_ran_is_allowed_for():
    picture = symbol()
    picture[:, :-2] = np.minimum(picture[:, :-2], picture[:, 2:])  # each bar half a module wider
    assert first_guess(rows_of(picture)).digits == NUMBER


def test_a_part_that_slipped_in_a_fold_is_followed():
    picture = symbol()
    picture[:, 300:] = np.roll(picture, 2, axis=1)[:, 300:]
    assert first_guess(rows_of(picture)).digits == NUMBER


def test_strokes_cost_a_band_its_vote_and_no_more():
    picture = symbol()
    for row in range(100):  # two oblique strokes over all bars
        for start in (60, 330):
            picture[row, start + 2 * row : start + 2 * row + 9] = 40
    guess = first_guess(rows_of(noisy(picture, 6)))
    assert (guess.digits, guess.behind) == (NUMBER, 0)


def test_one_ruined_character_is_what_the_check_character_says():
    picture = symbol()
    picture[:, LEFT + 34 * MODULE : LEFT + 43 * MODULE] = 120  # the third pair is gone
    likely = guesses(rows_of(picture), find_place(rows_of(picture).mean(axis=0), LEFT, RIGHT))
    assert NUMBER in [guess.digits for guess in likely]
    assert likely[0].ahead < 14 or likely[0].behind > 0  # but it is no certainty


def test_a_wrong_check_character_is_far_behind():
    right, wrong = line(NUMBER), line("1260000001253882")
    right[-(10 + 24) * MODULE :] = wrong[-(10 + 24) * MODULE :]
    guess = first_guess(rows_of(np.repeat(right[None], 100, axis=0)))
    assert guess.behind > 20
