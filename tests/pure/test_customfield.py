import pytest

from article27.customfield import LONGEST_NAME, column_name, folded, sensitive_subject


@pytest.mark.parametrize(
    ("label", "subject"),
    [
        ("Santé", "health"),
        ("SANTE du public", "health"),
        ("Gezondheidstoestand", "health"),
        ("Type d'handicap", "health"),
        ("Religion", "religion"),
        ("Godsdienst", "religion"),
        ("Origine ethnique", "origin"),
        ("Pays d’origine", "origin"),
        ("Herkomst", "origin"),
        ("Nationalité", "origin"),
        ("N° de registre national", "national_number"),
        ("Rijksregisternummer", "national_number"),
        ("NISS", "national_number"),
        ("Date de naissance", "birth"),
        ("Né(e) le", "birth"),
        ("Née le", "birth"),
        ("Geboortedatum", "birth"),
        ("Nom du bénéficiaire", "beneficiary"),
        ("Beneficiaires", "beneficiary"),
        ("Begunstigden", "beneficiary"),
        ("Nombre d'usagers", "beneficiary"),
    ],
)
def test_a_label_that_announces_personal_data_is_recognised(label, subject):
    assert sensitive_subject(label) == subject


@pytest.mark.parametrize(
    "label",
    ["Arts de la scène", "Rassemblement annuel", "Original", "Horaires", "Usage de la salle", "Accueil culturel"],
)
def test_an_ordinary_label_asks_nothing(label):
    assert sensitive_subject(label) is None


def test_the_dutch_label_is_read_too():
    assert sensitive_subject("Divers", "Geloofsovertuiging") == "religion"


@pytest.mark.parametrize(("label", "same"), [("Été", "ete"), ("L'été  ", "l’ÉTÉ"), ("Œuvre", "oeuvre"), ("A-B", "a b")])
def test_labels_that_people_do_not_tell_apart_are_the_same(label, same):
    assert folded(label) == folded(same)


def test_a_long_label_makes_a_name_that_leaves_room_for_its_table():
    name = column_name("Très " * 40, {column_name("Très " * 40)})
    assert len(name) <= LONGEST_NAME + 2
    assert name.endswith("_2")


@pytest.mark.parametrize("label", ['L\'« entrée » "libre"', "50 % & plus", "日本語", "_", "x; DROP TABLE res_partner"])
def test_whatever_the_label_the_name_is_plain(label):
    assert column_name(label).isidentifier()
    assert column_name(label).isascii()
