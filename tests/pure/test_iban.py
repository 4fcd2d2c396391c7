import pytest

from article27.money.iban import grouped, is_iban


@pytest.mark.parametrize(
    "number",
    [
        "BE68 5390 0754 7034",
        "be68539007547034",
        "NL91 ABNA 0417 1643 00",
        "FR14 2004 1010 0505 0001 3M02 606",
        "LU280019400644750000",
    ],
)
def test_right_numbers_of_the_sepa_area(number):
    assert is_iban(number)
    assert grouped(number).replace(" ", "") == number.replace(" ", "").upper()


@pytest.mark.parametrize(
    "number",
    [
        "",
        "BE",
        "539-0075470-34",
        "BE68 5390 0754 7043",  # two digits changed places
        "BE68 5390 0754 703",
        "BE68 5390 0754 7034 1",
        "US68 5390 0754 7034",
        "BE68 5390 0754 70³4",
        "BE32 5390 0754 7100",  # right for ISO, and no Belgian bank gives it out
    ],
)
def test_wrong_numbers(number):
    assert not is_iban(number)
