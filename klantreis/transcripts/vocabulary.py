"""Words that labels of speakers consist of, and words that only look like such labels. All in small letters."""

_ROLES = """
i int interviewer interviewster vrager v vraag q onderzoeker onderzoekster researcher moderator
gespreksleider gespreksleidster host facilitator
r resp respondent respondente a antwoord geïnterviewde interviewee deelnemer deelneemster participant
cliënt client bewoner inwoner panellid lid
jongere kind jongen meisje zoon dochter broer zus moeder vader mama papa ouder ouders oma opa tante oom
pleegmoeder pleegvader pleegouder pleegouders stiefmoeder stiefvader gezinshuisouder verzorger verzorgster
mantelzorger partner vriend vriendin
begeleider begeleidster hulpverlener hulpverleenster jeugdhulpverlener jeugdbeschermer jeugdconsulent
jeugdreclasseerder jeugdwerker consulent voogd gezinsvoogd therapeut psycholoog behandelaar coach mentor
leerkracht docent medewerker ambtenaar beleidsmedewerker huisarts tolk
speaker spreker spk sprecher person persoon id
"""
_TITLES = "mevrouw mevr mevr. mw mw. meneer dhr dhr. de het juf meester dr dr. mr mr."
_PARTICLES = "de den der het 't ten ter te van von in op el al la le di da dos bin ben en of"
# Words before a colon, and short answers on a line of their own.
_NEVER = """
ik jij je u hij zij ze wij we jullie men dit dat deze die dus want maar en of om toen daarna eerst later
nu dan zo ook nog wel niet kortom namelijk bijvoorbeeld bv oftewel samengevat conclusie samenvatting advies
tip tips let nb n.b ps p.s noot note opmerking toelichting voorbeeld citaat resultaat gevolg reden
probleem oplossing doel punt wens idee bron zie link website url http https mailto tel telefoon mail e-mail
adres datum date titel title plaats locatie tijd duur duration project onderwerp thema topic bestand file
audio opname recording taal language versie version pagina blz hoofdstuk deel bijlage nr nummer
ja nee oké ok oke hm hmm mm hmhm precies klopt goed inderdaad zeker nou tja ach ah oh o eh uh uhm ehm
bedankt dank doei dag hoi hallo echt soms misschien altijd nooit helemaal einde eind begin stop start
januari februari maart april mei juni juli augustus september oktober november december
maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vandaag gisteren morgen
"""
# What transcribers put between brackets: sounds, and what they left out.
_REMARKS = """
lacht lachen lachend gelach huilt huilen snikt zucht zuchten stil stilte pauze pause onverstaanbaar onduidelijk
inaudible unintelligible crosstalk laughs laughing laughter sighs silence muziek music applaus hoest hoesten
kucht geluid ruis fluistert naam name anoniem geanonimiseerd sic x xx xxx
"""
_COLUMNS = """
spreker tekst tijd tijdcode wie naam uitspraak nr nummer regel beurt speaker text time timecode name utterance
line turn start eind einde end
"""

ROLES = frozenset(_ROLES.split())
"""Who can speak in an interview, from `i` and `r` to `moeder` and `speaker`."""
TITLES = frozenset(_TITLES.split())
"""What a name can begin with in small letters."""
PARTICLES = frozenset(_PARTICLES.split())
"""What can stand in small letters within a name, or between two."""
NO_SPEAKERS = frozenset(_NEVER.split()) | frozenset(_REMARKS.split())
"""What is never a speaker, however often it comes back."""
COLUMN_NAMES = frozenset(_COLUMNS.split())
"""What stands above the columns of a table with turns."""
