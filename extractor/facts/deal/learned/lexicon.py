"""Word classes of deal language: what a word that the training never showed shares with those that it did.

A class is named for what its words do in a deal. A stem takes the endings of English verbs and nouns; a word may be of
several classes.
"""

from __future__ import annotations

from extractor.patterns import re

_CLASSES: dict[str, str] = {
    "sign": "sign ink pen strike struck clinch seal conclude enter reach execute finalise finalize enter agree",
    "secure": "secure land win won bag book obtain receive capture snare score net notch garner",
    "award": "award select choose chose chosen pick hire tap appoint commission contract name engage nominate mandate",
    "buy": "buy bought buys acquire purchase takeover snap scoop swallow absorb gobble acquisition buyout procure",
    "sell": "sell sold sale divest dispose offload divestment divestiture disposal part shed unload exit hand hive",
    "take": "take took taken reserve use occupy move offtake off-take snap lock toll source receive draw tap contract",
    "lease": "lease rent let sublet sublease colocate occupy tenancy rental leaseback prelease pre-lease",
    "host": "host colocation co-location hosting house accommodate colo",
    "supply": "supply deliver provide equip furnish ship provision delivery shipment",
    "order": "order purchase procurement backorder call-off book ordering",
    "lend": "lend lent loan finance underwrite arrange extend provide grant syndicate refinance back bankroll",
    "borrow": "borrow raise draw secure tap close obtain issue",
    "invest": "invest inject pour plough plow pump put funnel commit contribute subscribe inject back lead led",
    "build": "build built construct develop erect install engineer design deploy upgrade refurbish repower",
    "operate": "operate run maintain manage service oversee",
    "partner": "partner team join ally tie collaborate cooperate co-operate work together jointly form link hook pair alongside",
    "talk": "talk negotiate discuss negotiation discussion explore weigh mull consider approach near close court circle advanced exclusive",
    "end": "terminate cancel scrap end exit withdraw withdrew walk abandon drop rescind revoke lapse expire collapse pull tear tore torn shelve axe ditch back unwind void cancellation termination",
    "refuse": "deny denied refute dismiss reject rebuff spurn dispute baseless untrue decline",
    "plan": "plan intend propose aim seek hope want look propose intention proposal prospective would tentative non-binding nonbinding preliminary",
    "complete": "complete close finalise finalize consummate conclude energise energize deliver finish wrap completion closing",
    "announce": "announce unveil disclose reveal confirm report",
    "widen": "expand enlarge widen upsize add increase additional extra further more second another double doubled expansion raise extra grow top",
    "renew": "renew extend prolong renewal extension rollover roll",
    "amend": "amend revise restructure renegotiate modify amendment restate rework rejig recut",
    "option": "option right exercise first-refusal optional",
    "deal": "agreement deal contract pact accord transaction arrangement understanding memorandum mou moa letter loi term heads framework partnership alliance collaboration tie-up commitment award order undertaking",
    "power_deal": "ppa vppa offtake off-take tolling cppa power-purchase",
    "venture": "venture jv consortium alliance partnership joint coalition",
    "money_deal": "loan facility financing credit debt bond note notes funding round equity capital investment mortgage revolver bridge mezzanine tranche guarantee grant preferred placement",
    "stake": "stake interest holding shareholding share shares equity ownership control majority minority percent half",
    "merge": "merge merger combine combination unite takeover buyout spac",
    "bid": "bid offer proposal tender suitor approach overture",
    "power": "power electricity energy output generation renewable solar wind nuclear hydro hydropower geothermal megawatt gas storage battery",
    "plant": "plant farm park station project facility reactor dam array site asset portfolio mine refinery terminal pipeline substation",
    "goods": "turbine module panel battery inverter transformer chip gpu processor accelerator server machine miner asic equipment cell reactor engine cable cooling generator rig hardware switchgear wafer fuel uranium",
    "compute": "cloud compute computing gpu ai cluster workload capacity training inference",
    "hall": "data datacenter campus hall rack colocation space building shell load critical it",
    "taker": "tenant customer client offtaker off-taker buyer lessee purchaser occupier user anchor subscriber",
    "giver": "seller supplier landlord lessor provider contractor vendor developer host builder owner operator",
    "funder": "lender bank investor financier backer bookrunner arranger underwriter creditor fund shareholder",
    "aide": "advisor adviser counsel advise broker bookrunner consultant lawyer agent",
    "backer": "guarantee guarantor backstop parent subsidiary unit arm affiliate division",
    "say": "say said says tell told add note comment write wrote state statement",
    "price": "rise rose fall fell gain lose lost climb jump slide slip surge drop soar tumble close trade share stock index point",
    "view": "analyst forecast estimate rating upgrade downgrade target expect believe think predict outlook consensus could might may if",
    "result": "revenue profit earnings sale income margin ebitda quarter loss guidance dividend",
    "law": "lawsuit sue court probe investigate fine ruling regulator antitrust litigation complaint",
    "staff": "chief executive president director officer chairman ceo cfo appoint hire resign founder employee",
    "compare": "rival competitor compete versus unlike like similar such example including",
    "past": "last previous previously earlier ago former since already existing year",
}  # fmt: skip
_ENDINGS = re.compile(r"(?:'s|ies|ing|ed|es|s|e|d)$")


def _stem(word: str) -> str:
    """A crude stem: the word without its ending, at least three letters of it, a doubled last letter made single."""
    if word.endswith("ied"):
        return word[:-3] + "i"
    stem = _ENDINGS.sub("", word)
    if len(stem) < 3:
        return word
    if word.endswith("ies"):
        return stem + "i"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "ls" and word != stem:
        stem = stem[:-1]
    return stem[:-1] + "i" if stem.endswith("y") and len(stem) > 3 else stem


def stem(word: str) -> str:
    """The stem of a word in lower case, for classes and for the network."""
    return _stem(word) if word.isalpha() or "-" in word or "'" in word else word


NAMES: tuple[str, ...] = tuple(_CLASSES)
_OF: dict[str, tuple[int, ...]] = {}
for _number, _words in enumerate(_CLASSES.values()):
    for _word in _words.split():
        _key = stem(_word)
        if _number not in _OF.get(_key, ()):
            _OF[_key] = (*_OF.get(_key, ()), _number)


def classes(word: str) -> tuple[int, ...]:
    """The classes of a word in lower case, by their place in ``NAMES``."""
    return _OF.get(stem(word), ())
