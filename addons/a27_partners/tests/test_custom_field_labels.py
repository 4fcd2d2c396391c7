"""Labels in two languages, odd ones, the same ones, and those that announce personal data."""

from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .custom_field_case import CustomFieldCase


@tagged("post_install", "-at_install")
class TestLabels(CustomFieldCase):
    def test_the_label_is_the_same_in_all_languages_unless_there_is_a_dutch_one(self):
        field = self._add(self.nadia, "Jours d'ouverture", name_nl="Openingsdagen")
        partners = self.env["res.partner"].with_user(self.nadia)
        labels = {
            lang: partners.with_context(lang=lang).fields_get([field.technical_name], ["string"])[field.technical_name][
                "string"
            ]
            for lang in ("en_US", "fr_BE", "nl_BE")
        }
        self.assertEqual(labels, {"en_US": "Jours d'ouverture", "fr_BE": "Jours d'ouverture", "nl_BE": "Openingsdagen"})

    def test_quotes_and_accents_are_kept(self):
        label = "L'« accueil » d\"été\\ <b>&</b> {{ 1 }} %s"
        field = self._add(self.nadia, label, "choice", choice_ids=[(0, 0, {"name": label})])
        partners = self.env["res.partner"].with_user(self.nadia).with_context(lang="fr_BE")
        described = partners.fields_get([field.technical_name])[field.technical_name]
        self.assertEqual(described["string"], label)
        self.assertEqual(described["selection"], [(field.choice_ids.value, label)])
        view = self.env.ref("a27_partners.res_partner_view_form")
        self.assertIn(field.technical_name, partners.get_view(view.id, "form")["arch"])

    def test_labels_that_make_the_same_name_get_two_columns(self):
        first = self._add(self.nadia, "Été ?")
        first.name = "Saison"
        second = self._add(self.nadia, "ÉTÉ")
        self.assertEqual((first.technical_name, second.technical_name), ("x_a27_ete", "x_a27_ete_2"))

    def test_a_label_that_partners_have_already_is_refused(self):
        self._add(self.nadia, "Jours d'été", name_nl="Zomerdagen")
        for label in ("jours D’ETE", "Zomerdagen", "Téléphone", "Commune"):
            with self.subTest(label), self.assertRaisesRegex(ValidationError, "already a field"):
                self._add(self.nadia, label)
        with self.assertRaisesRegex(ValidationError, "already a field"):
            self._add(self.nadia, "Winterdagen", name_nl="ZOMERdagen")

    def test_a_label_is_taken_although_the_cache_of_labels_is_older(self):
        columns = self.env["ir.model.fields"]
        before = columns.get_field_string("res.partner")
        self._add(self.nadia, "Jours de fermeture")
        with (
            patch.object(self.registry["ir.model.fields"], "get_field_string", lambda *_args: before),
            self.assertRaisesRegex(ValidationError, "already a field"),
        ):
            self._add(self.nadia, "Jours de fermeture")

    def test_a_very_long_label_is_refused_with_what_to_do(self):
        self._add(self.nadia, "x" * 100)
        with self.assertRaisesRegex(ValidationError, "too long"):
            self._add(self.nadia, "y" * 101)

    def test_a_sensitive_label_asks(self):
        with self.assertRaisesRegex(ValidationError, "may hold data about"):
            self._add(self.nadia, "Nationalité")

    def test_a_field_about_persons_needs_a_ground(self):
        with self.assertRaisesRegex(ValidationError, "why we may"):
            self._add(self.nadia, "Nationalité", gdpr_answer="person")

    def test_the_answer_of_a_sensitive_label_is_kept_until_the_subject_changes(self):
        field = self._add(self.nadia, "Origine des fonds", gdpr_answer="organisation")
        self.assertEqual((field.gdpr_subject, field.gdpr_answer), ("origin", "organisation"))
        with self.assertRaises(AccessError):
            field.gdpr_subject = False
        with self.assertRaisesRegex(ValidationError, "may hold data about"):
            field.name = "Religion"

    def test_a_dutch_label_asks_too(self):
        ordinary = self._add(self.nadia, "Divers")
        with self.assertRaisesRegex(ValidationError, "may hold data about"):
            ordinary.name_nl = "Rijksregisternummer"

    def test_a_type_does_not_change(self):
        field = self._add(self.nadia, "Jours")
        with self.assertRaisesRegex(UserError, "type of a field"):
            field.type = "date"

    def test_nobody_chooses_the_column(self):
        field = self._add(self.nadia, "Jours", technical_name="name", column_id=1)
        self.assertEqual(field.technical_name, "x_a27_jours")
        with self.assertRaises(AccessError):
            field.technical_name = "name"
