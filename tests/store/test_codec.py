"""Extracts as they are stored: what goes in comes out, also from what an older version stored."""

from __future__ import annotations

import json

from bot.model import Extract, Quote, QuoteType
from bot.store import codec

PASSED_ON = Quote(QuoteType.DIRECT, ((0, 9),), ((30, 40),), ((11, 18),), "Udo Lerche", 0.9, ((19, 29),))


def test_who_passes_words_on_is_kept():
    """A quotation comes back with who said it, who cites it and how sure that is."""
    assert codec.load(codec.dump(Extract(quotes=(PASSED_ON,)))).quotes == (PASSED_ON,)


def test_quotation_of_an_older_version():
    """An extract stored before citers were known still loads; nobody passes its words on."""
    stored = json.loads(codec.dump(Extract(quotes=(PASSED_ON,))))
    stored["quotes"][0].pop()
    [quote] = codec.load(json.dumps(stored)).quotes
    assert (quote.speaker_name, quote.citer) == ("Udo Lerche", ())
