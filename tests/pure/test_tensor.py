import numpy as np
import pytest

from article27.scan.tensor import CELL, structure
from bars import noisy, on_page, symbol


@pytest.mark.parametrize("angle", [0, 30, 90])
def test_bars_are_coherent_and_say_their_direction(angle):
    tensor = structure(on_page(symbol(), angle, (300, 300), (600, 600)))
    middle = 300 // CELL, 300 // CELL
    assert tensor.coherence[middle] > 0.9
    turn = np.radians(2 * angle)
    assert (tensor.cos2[middle], tensor.sin2[middle]) == (
        pytest.approx(np.cos(turn), abs=0.1),
        pytest.approx(np.sin(turn), abs=0.1),
    )


def test_noise_has_no_direction_and_paper_no_strength():
    noise = structure(noisy(np.full((300, 300), 128, np.uint8), 30))
    assert np.median(noise.coherence) < 0.3
    assert structure(np.full((300, 300), 128, np.uint8)).strength.max() == 0


def test_cells_are_the_same_whatever_the_stripe_they_were_counted_in():
    page = noisy(on_page(symbol(), 20, (300, 300), (600, 600)), 5)
    lower = structure(page[8 * CELL :])  # begins where the second stripe of the whole does
    assert np.allclose(structure(page).strength[12:40, 4:40], lower.strength[4:32, 4:40], rtol=1e-3)
