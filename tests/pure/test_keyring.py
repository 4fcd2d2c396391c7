import pytest

from article27 import KeyFormatError, KeyRing, KeyVersionError

HEX = "0123456789abcdef" * 4


def test_the_newest_key_is_the_current_one():
    ring = KeyRing.from_hex_map({3: "a" * 64, 1: HEX})
    assert (ring.current, list(ring), ring[1]) == (3, [1, 3], bytes.fromhex(HEX))


def test_it_never_shows_a_key():
    ring = KeyRing.from_hex(HEX)
    assert HEX[:8] not in f"{ring!r} {ring} {[ring]}"
    assert str(bytes.fromhex(HEX)[:4])[2:-1] not in repr(ring)


@pytest.mark.parametrize("text", ["", "ab", HEX + "0", HEX[:-1], HEX[:-1] + "g", f" {HEX[1:]}"])
def test_another_text_is_refused_without_being_repeated(text):
    with pytest.raises(KeyFormatError) as caught:
        KeyRing.from_hex(text)
    assert caught.value.length == len(text)
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize("versions", [[], [0], [9], [1, 9]])
def test_versions_go_from_one_to_eight(versions):
    with pytest.raises(KeyVersionError):
        KeyRing.from_hex_map(dict.fromkeys(versions, HEX))


def test_a_key_is_32_bytes():
    with pytest.raises(KeyFormatError):
        KeyRing({1: b"short"})


def test_it_survives_the_way_through_the_environment():
    ring = KeyRing.from_hex_map({1: HEX, 2: "b" * 64})
    environment = ring.to_environment()
    assert sorted(environment) == ["A27_KEY", "A27_KEY_2"]
    assert KeyRing.from_environment(environment) == ring


def test_no_variable_is_no_ring():
    assert KeyRing.from_environment({"A27_KEY": "", "HOME": "/"}) is None
