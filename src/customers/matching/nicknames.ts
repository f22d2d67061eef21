import { foldedName } from '#kernel';
import { withoutDigraphs } from './address-form.ts';

/**
 * Names and what their bearers are called, as known in Finland and among Swedish speakers there: the first word of a line is a
 * given name, the rest are its nicknames. Our own list, from common knowledge; it only ever leads to a question.
 */
const NICKNAMES = `
aleksanteri ale alex aleksi santeri santtu
aleksi ale
alexander alex
anneli anne anni anu
annika annu
anna anni anu anniina annukka
antero ate atte antti
antti ana
birgitta gitta pirkko pirjo
christina stina
christoffer toffe
eemeli emppu
eeva eevi eve
eino eikka
elina ella elli
elisabet elisa liisa lissu elli bettina liisi
elisabeth lisa lisbeth bettan
emilia emmi milla emma
erik erkki eerik
erkki eki
eveliina eve
frans ransu
fredrik frille fredde
gustav gusse kustaa
hannele hanna hannu hansu
heikki hessu heka
helena heli helka leena lena
henrik henkka hena
hilkka hilu
hannu hane
ilmari ile ilkka
inkeri inka
irmeli irma
ismo ise
jaakko jaska jaakoppi
jari jarkko
jarmo jamo
johanna hanna jonna jossu
johannes juha juho jukka jussi hannes hannu juhani
jorma jore
joonas jonde
juha jussi jukka juhis
juhani juha juho jukka jussi jussu
juho jussi jukka
jukka juki
julia jullu
juulia jullu
kaarina kaija kaisa kaari karin riina
kalevi kale
kari kartsa
karl kalle
katariina kati katri kaisa katja kaija riina kata trina
katarina kati katja kajsa
katri kati
kirsti kisu
kristian kride krisu kride
kristiina kristi kirsi stina tiina kikka kristu
lauri late lasse
leena leenu
leo leksa
margareta greta marketta maikki
marja maija maikku
marjatta maija marja marjo
marketta maretta maikki reetta
maria maija mari marja mia maikki mirja maiju
markku make
marko make
markus make
martti masa
mathias matte
matias matti masi
matti masa
mikael mika mikke mikko miksu micke miska
mikko miksu
mirjami mirja mirkku
niklas nicke
nikolai niko kolja
oskari osku okko
orvokki ori
olavi olli ola
olli ode
paavo pave
pekka pekko
pentti pena
petri pete
petteri pete petri
paivi pavi
pirkko piki
raija raikku
reijo reiska
reino reiska
riikka rikke
risto rike
samuel samu sami samppa
sebastian sebbe
seppo sepi
sirpa sipe
sofia sohvi soffi fia
susanna sanna sanni susa
tapani tapsa
tapio tapsa
tellervo telle
teemu tempo
terttu tertsi
tero tepa
teuvo tepa
theodor teo teddy
timo timppa
toivo topi
tuomas tomppa tuomo
tuulikki tuula tuuli
tuomo tomppa
ulla ulli
valtteri valtsu
veikko veke
vilhelm ville vilho
vilhelmiina miina mimmi
ville vili
vladimir vova
yrjo yrkki
`;

const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

const loose = (name: string): string => withoutDigraphs(foldedName(name));

const KNOWN: ReadonlySet<string> = new Set(
  NICKNAMES.trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...nicknames] = line.split(' ');
      return nicknames.map((nickname) => pairOf(loose(name), loose(nickname)));
    }),
);

/** Whether one name is what bearers of the other are called; both folded. */
export const isNickname = (a: string, b: string): boolean => KNOWN.has(pairOf(a, b));
