"""The words of events, kind by kind; the first rule that finds a date near its words takes it."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.patterns import re
from extractor.schema.kinds import EventKind


@dataclass(frozen=True)
class Rule:
    """Words of one kind of event.

    ``reach``: how far from them, in characters of masked text, the date may stand; ``back``: how many days before the
    article it may lie, since older ones are told in passing; ``needs``: what the sentence must speak of besides;
    ``by_authority``: the words begin with the name of a body that rules.
    """

    name: str
    kind: EventKind
    words: re.Pattern[str]
    reach: int = 90
    back: int = 100_000
    needs: re.Pattern[str] | None = None
    by_authority: bool = False


_D = r"⟦D\d+⟧"
_RESULTS = r"(?:results|earnings|(?:quarterly|first-quarter|second-quarter|third-quarter|fourth-quarter|half-year|full-year|annual|interim|Q[1-4]) (?:figures|numbers|report|profit|update|results|earnings)|⟦D\d+⟧ (?:figures|numbers|report)|financials|its numbers|numbers\b(?= (?:on|after|before|⟦D)))"
_NOT_TRIAL = r"(?! of (?:its|the) ⟦[UCIL])(?![^.;]{0,60}\b(?:trial|treatment|patients|therapy|vaccine|study|survey|poll|drilling|drill|assay|test|tests|research|exploration|vote|election|clinical|audit)\b)"
_FILLER = r"(?:(?!drill|election|voting|trial|study|survey|test|paternity|exam|race|contest|competition|lottery|draw\b|audition|ballot|lab\b|laboratory)[^.;•]){0,60}?"
_DEAL = r"(?:deal|transaction|acquisition|sale|merger|purchase|takeover|buyout|offering|divestiture|divestment|combination|spin-?off|financing|placement|tender offer|exchange offer|investment)"
_PROJECT = r"(?:plant|project|facilit(?:y|ies)|farm|unit|reactor|MW|GW|⟦W\d+⟧|phase|data (?:cent(?:er|re)|hall)s?|campus|line|mine|site|park|battery|station|terminal|factory|turbines?|building|hall|pipeline|refinery|grid|substation|interconnector|fab|smelter|racks?|servers?|⟦L\d+⟧|capacity|power)"
_OUTLET = r"(?:hall|mill|plant|factory|store|shop|branch|mine|hotel|restaurant|terminal|warehouse|showroom|refinery|smelter|hub|office|campus|data cent(?:er|re)|distribution cent(?:er|re))"
"""What a company opens for business."""
_MEMBERS = r"(?:⟦[CU]\d+⟧(?: \([^)]*\))?(?:, (?:and )?| and | as well as |,? amongst? others)?){1,12}"
_CALLED = r"(?:[a-z][\w-]* ){0,4}⟦[CU]\d+⟧(?: \([^)]*\))?(?:(?:, (?:and )?| and )(?:(?!and )[a-z][\w-]* ){0,4}⟦[CU]\d+⟧(?: \([^)]*\))?){0,15}"
"""A list of companies, each maybe behind a word for what it is ("chipmaker A, media giant B and C")."""


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


PROJECT = _words(rf"(?:\b|(?<=⟧)|(?=⟦)){_PROJECT}(?:\b|(?<=⟧))")
"""What goes into service: a sentence without such a word speaks of something else."""
DEAL = _words(rf"\b(?:{_DEAL}s?|bought|buys?|acquires?|acquired|sells?|sold)\b")
"""What closes."""
RULES: tuple[Rule, ...] = (
    Rule("event.earnings_from", "earnings", _words(
        rf"\b(?:prints|results|earnings|reports|updates|numbers) from {_MEMBERS} ?(?:are |is )?(?:all )?(?:due|expected|scheduled|slated|out|on tap|coming)\b"), 40, 120),
    Rule("event.earnings_from_those", "earnings", _words(
        rf"\b(?:reports|results|earnings|numbers|figures) (?:are |also |is )*(?:due|expected|on tap|scheduled|slated|set|out)(?: out)?,?(?: later| on| {_D}){{0,3}} (?:from|by) {_CALLED}"), 60, 120),
    Rule("event.earnings_from_list", "earnings", _words(
        rf"\b(?:including|such as|like) {_MEMBERS} ?(?:will be |are )?(?:announcing|reporting|declaring|releasing|to (?:announce|report|declare|release)) (?:their |the )?(?:quarterly |⟦D\d+⟧ )?(?:{_RESULTS}|numbers\b)"), 200, 120),
    Rule("event.earnings_from_next", "earnings", _words(
        rf"\bfollowed by {_MEMBERS} ?(?=on {_D})|{_MEMBERS} (?:will )?do the same (?=on {_D})"), 30, 120, needs=_words(rf"\b{_RESULTS}")),
    Rule("event.earnings", "earnings", _words(
        rf"\b(?:(?:report|publish|post|unveil)(?:s|es|ed|ing)?|(?:releas|announc|disclos|issu)(?:e|es|ed|ing))\b(?! the date)(?! (?:(?:on )?{_D},? )?(?:that )?(?:(?:it|they|the company|we|⟦C\d+⟧) )?(?:will|plans?|intends?|is to|expects?)\b){_FILLER}\b{_RESULTS}{_NOT_TRIAL}"
        r"|\b(?:set|scheduled|due|expected|slated|gearing up|preparing) to report\b(?! (?:a |an |higher|lower|growth))"
        rf"|^\W*(?:On |Next |Then |Also on )?{_D}:?,? ⟦[CU]\d+⟧ (?:also )?reports(?=\W*$)"
        rf"|\breports (?:again |next )?(?=on {_D}|after |before |{_D})"
        rf"|(?<=⟧'s )(?:(?:{_D}|quarterly|first-quarter|second-quarter|third-quarter|fourth-quarter) )?(?:earnings |results )?report\b(?= (?:on |is |due |{_D}))"
        rf"|\b(?:earnings|results)\b(?: (?:report|release|announcement|call))?(?: (?:is|are|were|was))? (?:due|out|scheduled|expected|slated)\b(?! to (?!be (?:released|announced|published|reported|out)|come|land|arrive))"
        rf"|(?<=⟧'s )(?:[\w-]+ |{_D} ){{0,3}}(?:earnings|results)(?: (?:report|release|call))? (?=on {_D}|{_D})"
        rf"|\bearnings (?:report|call|release)\b|\b(?:results|earnings)(?: results)? (?:conference |investor |earnings )?(?:call|webcast)\b|\b(?:conference call|webcast)\b(?=[^.;]{{0,80}}\b(?:results|earnings|quarter)\b)|(?<=to discuss )[^.;]{{0,40}}\b(?:results|earnings)\b"), 110, 200),
    Rule("event.earnings_told", "earnings", _words(
        rf"\b(?:posted|reported|reports|posts|swung to|swings to|beat|beats|topped|missed|delivered|notched)\b(?! on track)(?:(?!\b(?:after|ahead of|before|since)\b)(?:[^.;•⟦]|⟦[CIG]\d+⟧)){{0,50}}?(?:⟦D\d+⟧ )?\b(?:profits?|loss|losses|revenues?|sales|earnings|net income|EPS|quarter)\b(?! of (?:an?|the|its|their|life)\b){_NOT_TRIAL}"
        rf"|\bsaid {_D} (?:that )?(?:its |the company's |⟦C\d+⟧'s )?(?:[a-z-]+ |{_D} ){{0,3}}(?:profit|loss|revenues?|sales|earnings|net income)(?: (?:for|in) (?:the |its )?(?:{_D}|[a-z]+ quarter))? (?:rose|fell|grew|dropped|climbed|jumped|surged|declined|increased|decreased|slid|slipped|more than|nearly)\b"), 45, 100,
        needs=_words(rf"\bquarter|\b(?:half|full)-year\b|\bhalf[- ]yearly\b|{_D}[^.;]{{0,80}}{_D}")),
    Rule("event.earnings_due", "earnings", _words(
        rf"(?:\b(?:results|earnings|(?:quarter|half-year|full-year|annual|interim) (?:sales|figures|numbers)|trading update)|{_D} (?:sales|figures|numbers|report))\b(?: (?:for|of|from) (?:(?!⟦P)[^.;,⟦]|⟦[DC]\d+⟧){{1,40}}?)?,?(?: which| that)? (?:is|are|will be) (?:(?:scheduled|due|expected|set|slated) to be )?(?:released|published|announced|reported|presented|due)\b"
        rf"|(?:\b(?:results|earnings|(?:quarterly|half-year|full-year|annual|interim|first-quarter|second-quarter|third-quarter|fourth-quarter) (?:sales|figures|numbers|report|accounts)|trading update|trading statement)|{_D} (?:sales|figures|numbers|report)) "
        rf"(?:(?:will |are to |is to |also |then |only |now )*(?:come|comes|follow|follows|arrive|arrives|land|lands)(?: out| next)?|(?:are|is|will be) (?:out|up next|on the calendar))(?= (?:on |only on |already on )?(?:{_D}|after |before |at ))"
        rf"|^\W*(?:(?:full|annual|quarterly|half-year|interim|preliminary|final|{_D}) )*(?:results|earnings|figures|report)(?: for (?:the )?{_D})?: (?={_D}\W*$)"), 60, 200),
    Rule("event.investor_day", "investor_day", _words(r"\b(?:investor day|capital markets? day|analyst day|investors' day|investor and analyst day)\b"), 90, 400),
    Rule("event.meeting", "shareholder_meeting", _words(
        r"\b(?:(?:annual|extraordinary|special|general|yearly) (?:[\w-]+ ){0,4}meeting\b(?! of (?:the )?(?:board|OPEC))|shareholders, who meet|shareholders would vote|AGM\b|EGM\b|(?:share|stock)holders?' ?(?:meeting|vote)|(?:share|stock)holders? (?:meeting|vote)\b|(?:share|stock|unit)holders at (?:their|its|the|an?|⟦C\d+⟧'s) (?:[\w-]+ )?meeting\b|"
        r"(?:share|stock|unit)holders (?:of ⟦C\d+⟧ )?(?:(?:will|are due to|are set to|are scheduled to|are to) )?(?:vote|meet)\b|bondholders' ?meeting|vote of (?:⟦C\d+⟧'s |the )?(?:[\w']+ )?(?:share)?holders)\b"), 90, 120),
    Rule("event.close", "deal_close", _words(
        rf"\b(?:expected|scheduled|set|due|anticipated|likely|slated|on track|targeted) to (?:close(?! (?:at|up|down|higher|lower|above|below)\b)|be (?:completed|closed|finali[sz]ed|concluded)|complete)\b(?! (?:construction|work|the (?:construction|project|work|plant)|commissioning|installation))"
        rf"|\b{_DEAL} (?:\w+ )?(?:will|should|would|is to) (?:close|be (?:completed|closed|finali[sz]ed)|complete)\b"
        r"|\b(?:closing|completion)(?: of the [\w-]+(?: [\w-]+)?)? (?:is |was )?(?:expected|anticipated|targeted|planned|pencilled|due|scheduled|slated|foreseen)\b"
        rf"|\b(?:expects?|anticipates?|aims?|hopes?) (?:the {_FILLER}|it )?to (?:close\b(?: on)?|complete)(?: (?:the|its|this|⟦C\d+⟧'s) (?:[\w-]+ ){{0,3}}?{_DEAL}|(?<=close))\b"
        r"|\bfinancial close\b"
        rf"|\b{_DEAL} (?:was |has |had |is )?(?:been )?(?:completed|closed|finali[sz]ed)\b"
        rf"|\b(?:completed|closed|finali[sz]ed|closed on) (?:⟦C\d+⟧'s |the |its |an? )(?!initial public|IPO)(?:[\w-]+ |{_D} |⟦M\d+⟧ )*{_DEAL}s?\b"
        rf"|\bannounced (?:the )?(?:closing|completion) (?:of|on) (?:the |its )?(?:[\w-]+ |⟦M\d+⟧ ){{0,5}}{_DEAL}\b"), 120, 400),
    Rule("event.close_noun", "deal_close", _words(
        rf"^[^\w⟦]*(?:The )?(?:closing|completion|deal close)(?: is| are)? (?=(?:in|on|by|at|around|late|early|mid|before|end) |{_D}|(?:pencil\w+ in|foreseen|seen|set|due|planned|expected|targeted) )"), 60, 400),
    Rule("event.close_it", "deal_close", _words(r"(?<!construction )(?<!work )\b(?:should|will|would|to) be (?:completed|closed|finali[sz]ed)\b"), 60, 400, needs=_words(rf"\b(?:{_DEAL}|bought|buys?|acquir\w+|sell|sells|sold)\b")),
    Rule("event.in_operation", "in_service", _words(
        r"\b(?:(?:be|is|was|were) connected(?: to the grid)?|start(?:s|ed) up|(?:will|should|supposed to|due to|set to|expected to|scheduled to|planned to|is to|are to) (?:start up|go into operation|begin operations?)|(?:must|should|will) be running|commercial operations?|(?:come|comes|coming) (?:on stream|onstream)|enters? service|COD\b|first power\b|(?:be|become|becomes|is|was) (?:energi[sz]ed|commissioned)(?! by (?:the|an?|⟦[CUHG])))"), 90, 400),
    Rule("event.in_service", "in_service", _words(
        r"\b(?:(?:in|into|in-) ?service(?! (?:of|and))|(?:be|become|becomes|became|is|are|fully|be fully) operational(?:i[sz]ed)?\b|operationali[sz]ed|"
        r"com(?:e|es|ing) (?:online|on line|into operation)|came online|go(?:es)? (?:live|online)|went (?:live|online)|energi[sz](?:e|ed|es|ing|ation)(?! (?:the |our |their |a )?(?:base|community|builder|team|voters|crowd))|"
        r"commission(?:ed|ing)(?! (?:a|an|the) | by (?:the|an?|⟦[CUHG]))|(?:begin|start|commence|began|launched)(?:s|ed|ing)? (?:(?:full|initial|its|their|the|first|commercial|power) )*(?:operat\w+|production|generating|generation|supplying power)|up and running|ready for service|(?:be|been|is|are|was|were) switched on|"
        r"first (?:power|building|hall|data hall)[^.;⟦]{0,40}(?:ready|delivered|live|due|online|complete)|(?:building|hall|plant|phase|site|project) to be ready)"), 90, 400, needs=PROJECT),
    Rule("event.finish", "in_service", _words(
        rf"\b(?:(?:is|are|plans?|expects?|aims?|hopes?|due|set|scheduled|intends?|expected|means|wants) to|will|should) (?:finish|complete|hand over) (?:the |its |a |an )?(?:(?!{_DEAL}\b)[a-z-]+ |⟦[LUCW]\d+⟧(?:'s)? ){{0,3}}(?:buildings?|halls?|plants?|campus|mine|mill|reactor|factory|data cent(?:er|re)|wind farm|solar farm|refinery|terminal)\b"), 40, 400),
    Rule("event.launch", "launch", _words(
        r"(?<!presale )(?<!IPO )(?<!token )\b(?:launch(?:es|ed|ing)?(?!:)(?! (?:price|pad|partner|event|follows))|roll(?:s|ed|ing)? out|(?<!the )(?<!'s )(?<!market )(?<!Nasdaq )(?:(?<!⟧ )debut|debut(?:s|ed))|available (?:for pre-order )?(?:starting|from|on)(?! the market)|go(?:es)? on sale)\b(?! (?:of )?(?:(?:an?|the|its|their|any|formal|new|⟦[A-Z]\d+⟧(?:'s)?|[\w-]+) ){0,5}?(?:investigation|probe|inquiry|review|lawsuit|tender|offering|offer|bid|takeover|attack|strikes?|war|exploratory|antitrust|hunt|search|audit|consultation|appeal|challenge|complaint|coup|missile|rocket|satellite|ICO|presale|IPO|sale|study|trial|process|buyback|repurchase|at-the-market|equity program\w*|campaign))"), 60, 45),
    Rule("event.opening", "launch", _words(
        rf"\bopen(?:s|ed|ing)? (?:the |its |their |an? |another |two |three )?(?:(?:⟦[UCLW]\d+⟧(?:'s)?|(?!(?:about|on|for|in|at|of|with|to|up|and|or|from|by|its|the|an?)\b)[a-z-]+) ){{0,4}}?{_OUTLET}\b"), 60, 7),
    Rule("event.vote", "other", _words(
        r"\b(?:conditional (?:up)?on|subject to|depends? on|dependent on|hinges? on|awaits?|awaiting|ahead of|contingent (?:up)?on) (?:the |an? |its )?(?:[a-z-]+ ){0,2}(?:vote|hearing)\b"), 40, 45),
    Rule("event.ruling_by", "ruling", _words(r"⟦C(?P<body>\d+)⟧ (?:(?:has|had|on|also|formally|finally|unanimously|conditionally|⟦D\d+⟧),? ){0,3}(?:approved|cleared|rejected|granted|dismissed|blocked|ruled)\b"), 90, 400, by_authority=True),
    Rule("event.ruling", "ruling", _words(
        r"\b(?:court|judge|tribunal|regulators?|commission|FDA|FERC|NRC|agency|authority|European Commission|CMA|FTC|Food and Drug Administration)\b[^.;]{0,80}?\b(?:ruled|approved|approves|rejected|granted|cleared|blocked|dismissed|upheld|overturned|vacated|(?:let|allowed|ordered)(?= ⟦C)|issued (?:a|its|an) (?:[\w-]+ ){0,4}(?:letter|ruling|decision|order|permit|licen[cs]e)|render its verdict|is to rule|will rule|to decide)\b"
        r"|\b(?:received|obtained|won|secured|was granted|gained) (?:(?!seek)[\w-]+ ){0,6}?(?:approvals?|permits?|clearance|authori[sz]ation|permission)\b(?! (?:for a loan|of (?:share|stock)holders))"
        r"|\b(?:got|won|received|secured|obtained|gained) (?:an? |the |its )?(?:[\w-]+ ){0,3}(?:yes|nod|green light|go-ahead|clearance) from (?:[\w'-]+ |⟦[A-Z]\d+⟧(?:'s)? ){0,4}(?:regulators?|commission|agency|authority|court|ministry|board)\b"
        r"|\b(?:court|judge|tribunal|regulators?|commission|agency|authority|panel|arbitrators?) (?:is|are) (?:due|expected|set|scheduled|likely) to (?:rule|decide|hand down)\b"
        r"|\bverdict\b|\bPDUFA\b|\bis to rule\b|\bfinal decision on\b"), 90, 400),
    Rule("event.dividend", "other", _words(
        r"\bdividends?\b[^.;]{0,120}?\b(?:payable|will be paid|to be paid|is paid|be distributed|pay(?:ment)? date)\b"
        r"|\b(?:share|stock|unit)?holders of record\b|\brecord date\b|\bex-dividend\b"), 60, 45),
    Rule("event.listing", "other", _words(
        r"\b(?:shares|stock|units|ADSs|common stock|equity)\b[^.;]{0,80}?\b(?:(?:to|will|would) (?:be listed|list|begin trading|start trading|commence trading|debut)|(?:began|started|commenced|begin|start) trading)\b"), 80, 45),
)  # fmt: skip
