"""What the words of a sentence show: for or against a measure, for or against what the topic protects."""

from __future__ import annotations

from collections.abc import Sequence

from bot.extraction.facts.word_lists import ends, whole
from bot.model import Stance

NEGATIONS = whole("negations")
AWARDED = whole("receiving", "awarded")
PRIZES = ends("prizes")
NOT = frozenset({"nicht", "kein", "keine", "keinen", "keinerlei"})
LACKING = frozenset({"kein", "keine", "keinen", "keinerlei", "fehlende", "fehlenden", "fehlender"})
MAY = frozenset({"darf", "dürfe", "dürfen", "dürften"})
MODALS = MAY | {"will", "wolle", "wollen", "soll", "solle", "sollen", "sollte", "sollten"}
LIMITED = MAY | {"zulässig", "erlaubt"}
CONCEDING = frozenset({"aber", "jedoch", "doch", "allerdings", "gleichwohl"})
CIRCUMSTANCE = frozenset({"bei", "trotz", "nach", "ungeachtet", "angesichts", "unter"})
ENDS = frozenset(".,;:!?") | {"–", "“", '"', "«"}
VERB_LAST = ENDS | {"und", "oder", "sowie"}  # what stands behind a verb that is the last of its clause
PARTICLES = frozenset({"ab", "an", "auf", "aus", "bei", "durch", "ein", "mit", "nach", "statt", "vor", "zu"})
AGAINST = "gegen"
WANTING = frozenset({"demand", "need"})
OPPOSABLE = frozenset({"measures", "strong", "noun:gesetz", "noun:plan", "noun:beschluss", "noun:urteil"})
DEFENDED = frozenset({"goods", "verb:klage", "noun:klage", "noun:protest"})
BLAMED = frozenset({"against", "measures", "noun:gesetz", "noun:plan", "noun:beschluss"})
VIOLATION = frozenset({"verb:verstoss", "noun:verstoss"})
LONGEST_CLAUSE = 60  # words that are looked through for its end
REACH = 4  # words that a negation reaches: "keine wirksame Möglichkeit"
OBJECT = 12  # words behind "gegen" among which stands what somebody is against

Kinds = frozenset[str]
Attitude = tuple[int, bool]  # place of a word, and whether it is one of approval


def of_sentence(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """The stance that the words of a sentence show, given with the kinds of each; None when they show none."""
    begin = _behind_concession(lowers)
    lowers, kinds = lowers[begin:], kinds[begin:]
    attitudes = _attitudes(lowers, kinds)
    if any(lowers[place] == AGAINST and favour for place, favour in attitudes):  # "gegen die Löschung"
        return Stance.SUPPORTIVE
    against = sum(not favour for _, favour in attitudes)
    if changed := _of_prize(lowers, kinds) or _of_change(lowers, kinds, attitudes):
        return changed
    if all(any(kind in word for word in kinds) for kind in ("criticism", "rejecting")):
        return Stance.SUPPORTIVE
    if not attitudes:
        return _wanted(lowers, kinds)
    if against * 2 > len(attitudes) or (against * 2 == len(attitudes) and not attitudes[0][1]):
        return Stance.CRITICAL
    approving = [place for place, favour in attitudes if favour and "in_favour" in kinds[place]]
    return (_object(kinds, approving[0]) if approving else None) or Stance.SUPPORTIVE


def _behind_concession(lowers: Sequence[str]) -> int:
    """Where that begins which counts: behind "aber" when "zwar" stands before it, else at the start."""
    if "zwar" not in lowers:
        return 0
    conceded = lowers.index("zwar")
    return next((place for place in range(conceded, len(lowers)) if lowers[place] in CONCEDING), 0)


def _of_prize(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """What a prize is given for, whoever gets it has done: "Der Preis ging an das Amt für das heimliche Abhören"."""
    if AWARDED.isdisjoint(lowers) or "für" not in lowers or not any(word.endswith(PRIZES) for word in lowers):
        return None
    begin = lowers.index("für")
    blamed = any(not word.isdisjoint(BLAMED) for word in kinds[begin:])
    return Stance.SUPPORTIVE if blamed else None


def _of_change(lowers: Sequence[str], kinds: Sequence[Kinds], attitudes: list[Attitude]) -> Stance | None:
    """What is said of goods or measures that are weakened, kept or missing; None when nothing is."""
    refusals = [place for place, favour in attitudes if not favour]
    if refusals and _is_missing(lowers, kinds, refusals[0]):
        return Stance.SUPPORTIVE
    weakened = next((place for place, word in enumerate(kinds) if "weakening" in word), None)
    if any("goods" in word for word in kinds):
        asked = not MODALS.isdisjoint(lowers) or any(not word.isdisjoint(WANTING) for word in kinds)
        if weakened is not None:  # "will den Datenschutz lockern", "darf ihn nicht lockern"; "er wird nicht gelockert"
            return Stance.CRITICAL if refusals or (asked and is_negated(lowers, weakened)) else Stance.SUPPORTIVE
        kept = next((place for place, word in enumerate(kinds) if "assuring" in word), None)
        if kept is not None:  # "der Datenschutz sei gewährleistet", "… müsse gewährleistet sein"
            return Stance.CRITICAL if asked or is_negated(lowers, kept) else Stance.SUPPORTIVE
    if weakened is not None and any("measures" in word for word in kinds):
        return Stance.SUPPORTIVE if refusals else Stance.CRITICAL
    return None


def _is_missing(lowers: Sequence[str], kinds: Sequence[Kinds], refusal: int) -> bool:
    """Whether what is criticised is that a measure is missing: "kritisiert, dass dort keine Kameras hängen"."""
    behind = range(refusal + 2, len(kinds))
    return any("measures" in kinds[place] and not LACKING.isdisjoint(lowers[place - 2 : place]) for place in behind)


def _wanted(lowers: Sequence[str], kinds: Sequence[Kinds]) -> Stance | None:
    """On which side it is to want something: "sollte nicht genutzt werden" is against it; None when nothing is wanted.

    A need counts in a clause that has its verb in front: "die man speichern muss" is nobody's wish.
    """
    demands = [place for place, word in enumerate(kinds) if "demand" in word]
    needs = [place for place, word in enumerate(kinds[:-1]) if "need" in word and lowers[place + 1] not in VERB_LAST]
    if not (demands or needs):
        return None
    cue = (demands or needs)[0]
    side = _object(kinds, cue)
    if side and (is_negated(lowers, cue) or not NOT.isdisjoint(lowers[cue : cue + REACH])):
        return Stance.SUPPORTIVE if side is Stance.CRITICAL else Stance.CRITICAL
    return side


def _object(kinds: Sequence[Kinds], cue: int) -> Stance | None:
    """On which side it is to be in favour of what a cue refers to: the nearest measure or good, best behind it."""
    places = sorted(range(len(kinds)), key=lambda place: (place < cue, abs(place - cue)))
    for place in places:
        if not kinds[place].isdisjoint(DEFENDED):
            return Stance.CRITICAL
        if "measures" in kinds[place]:
            return Stance.SUPPORTIVE
    return None


def _attitudes(lowers: Sequence[str], kinds: Sequence[Kinds]) -> list[Attitude]:
    """Words of approval and refusal; a negation shortly before one turns it round."""
    found: list[Attitude] = []
    asked = _asked(lowers)
    for place, word in enumerate(kinds):
        if place in asked:
            continue
        if lowers[place] == AGAINST:
            found += _opposed(kinds, place)
        elif "against" in word and place and lowers[place - 1] == "im":
            continue  # "im Skandal um …" names it
        elif "criticism" in word and not CIRCUMSTANCE.isdisjoint(lowers[max(0, place - REACH) : place]):
            continue  # "trotz der Kritik", "bei einer ersten Kritik": others say so
        elif "against" in word or "in_favour" in word:
            negated = is_negated(lowers, place) and not ("against" in word and _is_forbidden(lowers, place))
            found.append((place, ("in_favour" in word) is not negated))
        elif lowers[place] in LIMITED and "nur" in lowers[place + 1 : place + 1 + REACH]:
            found.append((place, False))  # "darf nur in engen Grenzen"
    return found


def _asked(lowers: Sequence[str]) -> range:
    """The words of an indirect question: "prüft, ob die Firma den Datenschutz verletzt hat" says not that it has."""
    if "ob" not in lowers:
        return range(0)
    begin = lowers.index("ob")
    return range(begin, next((place for place in range(begin, len(lowers)) if lowers[place] in ENDS), len(lowers)))


def _opposed(kinds: Sequence[Kinds], place: int) -> list[Attitude]:
    """What "gegen" shows: refusal of a measure or rule, approval when a good is opposed, nothing of anything else.

    "Anzeige gegen Unbekannt" is against no measure, and a "Verstoß gegen den Datenschutz" is blamed, not wanted.
    """
    for word in kinds[place + 1 : place + 1 + OBJECT]:
        if "advocates" in word:  # "gegen die Datenschutzbeauftragte"
            return []
        if "goods" in word:
            blamed = any(not each.isdisjoint(VIOLATION) for each in kinds[max(0, place - REACH) : place])
            return [] if blamed else [(place, True)]
        if not word.isdisjoint(OPPOSABLE):
            return [(place, False)]
    return []


def _is_forbidden(lowers: Sequence[str], place: int) -> bool:
    """Whether a harm is told not to be done: "darf nicht verletzt werden" is no denial of it."""
    return not MAY.isdisjoint(lowers[max(0, place - OBJECT) : place])


def is_negated(lowers: Sequence[str], place: int) -> bool:
    """Whether a negation stands shortly before a word, or at the end of its clause: "begrüßte den Plan nicht"."""
    before = lowers[max(0, place - REACH) : place]
    if "frei" in before:  # "frei von Bedenken", "nicht frei von Bedenken"
        return NOT.isdisjoint(before)
    if not NEGATIONS.isdisjoint(before):
        return True
    farthest = min(len(lowers), place + LONGEST_CLAUSE)
    end = next((at for at in range(place + 1, farthest) if lowers[at] in ENDS), farthest)
    last = end - 2 if end > place + 2 and lowers[end - 1] in PARTICLES else end - 1  # "liege nicht vor"
    return last > place and lowers[last] == "nicht"
