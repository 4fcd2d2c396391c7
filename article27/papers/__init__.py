"""What is drawn on A4 besides labels: cover sheets, receipts, statements. Every word on them is passed in."""
