from odoo import models

from article27.intake.duplex import PageContent, find_backs


class ScanDocument(models.Model):
    """What the pages of a file are to each other, once all are read: handwritten backs belong to their fronts, and each
    cover sheet begins the file of another return."""

    _inherit = "a27.scan.document"

    def _attach_backs(self):
        """Backs point to their fronts; what looks like bars in their handwriting is no reading."""
        pages = {page.number: page for page in self.page_ids}
        read, unread = self._count_by_page([("text", "!=", False)]), self._count_by_page([("text", "=", False)])
        contents = [
            PageContent(number, read.get(page, 0) + bool(page.cover_id), unread.get(page, 0))
            for number, page in sorted(pages.items())
        ]
        # Superuser: no group may write pages or readings by hand.
        for back, front in find_backs(contents).items():
            pages[back].sudo().front_id = pages[front]
        self.env["a27.scan.reading"].sudo().search(
            [("document_id", "=", self.id), ("page_id.front_id", "!=", False), ("text", "=", False)]
        ).unlink()

    def _count_by_page(self, domain):
        return dict(
            self.env["a27.scan.reading"]._read_group([("document_id", "=", self.id), *domain], ["page_id"], ["__count"])
        )

    def _split_by_covers(self):
        """The parts of this file, itself the first: each cover sheet begins one, with the return of its venue."""
        parts, show = self, self.show_id
        for cover, pages in self._runs_of_pages():
            ticket_return = cover._open_return() if cover else self.return_id
            part = self if pages[0] == self.page_ids[0] else self._new_part(pages)
            part._take_pages(pages, cover, ticket_return)
            if cover:
                part._take_show(cover, show)
            parts |= part
        return parts

    def _runs_of_pages(self):
        """Pairs (cover sheet or none, its pages), in the order of the pages."""
        runs = []
        for page in self.page_ids.sorted("number"):
            if (page.cover_id and not page.front_id) or not runs:
                runs.append((page.cover_id, self.env["a27.scan.page"]))
            cover, pages = runs[-1]
            runs[-1] = cover, pages | page
        return runs

    def _new_part(self, pages):
        # Superuser: files, pages and readings change by these jobs alone.
        part = self.sudo().create(
            {
                "name": self._part_name(pages),
                "attachment_id": self.attachment_id.id,
                "origin_id": self.id,
                "intake_id": self.intake_id.id,
                "state": self.state,
            }
        )
        return part.sudo(self.env.su)

    def _part_name(self, pages):
        first, last = pages[0].number, pages[-1].number
        return self.env._("%(name)s, pages %(first)s to %(last)s", name=self.name, first=first, last=last)

    def _take_pages(self, pages, cover, ticket_return):
        if self.page_ids == pages and self.return_id == ticket_return and self.cover_id == cover:
            return
        # Superuser: files, pages and readings change by these jobs alone.
        self.sudo().write({"page_count": len(pages), "cover_id": cover.id, "return_id": ticket_return.id})
        pages.sudo().document_id = self
        pages.reading_ids.sudo().write({"document_id": self.id, "return_id": ticket_return.id})

    def _take_show(self, cover, chosen):
        """The show that a person chose for the whole file while it was being read, else that of the cover sheet; none
        where the return has the same, which then can be changed there."""
        shows = chosen | (cover.show_id - self.return_id.show_id)
        # Superuser: files change by these jobs alone.
        self.sudo().show_id = (shows - shows._played_elsewhere(self.return_id.venue_id))[:1]
