import type { Label } from '#kernel';

/** The problems that the edge itself can answer with, and what each says to a person. Never names anybody. */
export const PROBLEMS = {
  malformed: {
    status: 400,
    title: { fi: 'Pyynnössä on virhe', sv: 'Begäran är felaktig', en: 'The request is malformed' },
    detail: {
      fi: 'Korjaa merkityt kohdat ja lähetä uudelleen.',
      sv: 'Rätta de angivna fälten och skicka igen.',
      en: 'Mend the fields named and send it again.',
    },
  },
  not_signed_in: {
    status: 401,
    title: { fi: 'Kirjaudu sisään', sv: 'Logga in', en: 'Sign in first' },
    detail: {
      fi: 'Istunto puuttuu tai on päättynyt.',
      sv: 'Sessionen saknas eller har gått ut.',
      en: 'There is no session, or it has ended.',
    },
  },
  no_right: {
    status: 403,
    title: { fi: 'Ei käyttöoikeutta', sv: 'Behörighet saknas', en: 'No right to this' },
    detail: {
      fi: 'Rekisteriasioita hoitava henkilö myöntää oikeudet.',
      sv: 'Den som sköter registerärenden beviljar rättigheter.',
      en: 'Rights are granted by the register’s contact person.',
    },
  },
  undertaking_not_accepted: {
    status: 403,
    title: {
      fi: 'Salassapitositoumus hyväksymättä',
      sv: 'Sekretessförbindelsen är inte godkänd',
      en: 'Undertaking not accepted',
    },
    detail: {
      fi: 'Hyväksy salassapitositoumus ennen kuin avaat asiakkaan tietoja.',
      sv: 'Godkänn sekretessförbindelsen innan du öppnar kunduppgifter.',
      en: 'Accept the undertaking of confidentiality before opening a customer’s data.',
    },
  },
  password_must_be_changed: {
    status: 403,
    title: { fi: 'Vaihda salasana', sv: 'Byt lösenord', en: 'Change the password' },
    detail: {
      fi: 'Kertakäyttöinen salasana on vaihdettava ennen muuta.',
      sv: 'Engångslösenordet måste bytas först.',
      en: 'The one-time password must be changed before anything else.',
    },
  },
  purpose_missing: {
    status: 403,
    title: { fi: 'Käyttötarkoitus puuttuu', sv: 'Ändamål saknas', en: 'Purpose missing' },
    detail: {
      fi: 'Ilmoita käyttötarkoitus otsakkeessa Kortisto-Purpose.',
      sv: 'Ange ändamålet i huvudet Kortisto-Purpose.',
      en: 'Name the purpose in the header Kortisto-Purpose.',
    },
  },
  forged: {
    status: 403,
    title: {
      fi: 'Pyyntö ei tullut tästä sovelluksesta',
      sv: 'Begäran kom inte från denna app',
      en: 'Not sent from this application',
    },
    detail: {
      fi: 'Lataa sivu uudelleen ja yritä uudestaan.',
      sv: 'Ladda om sidan och försök igen.',
      en: 'Load the page again and try once more.',
    },
  },
  not_found: {
    status: 404,
    title: { fi: 'Ei löydy', sv: 'Hittades inte', en: 'Not found' },
    detail: {
      fi: 'Tätä ei ole, tai se ei ole sinun.',
      sv: 'Detta finns inte, eller är inte ditt.',
      en: 'There is no such thing, or it is not yours.',
    },
  },
  refused: {
    status: 409,
    title: { fi: 'Sääntö estää tämän', sv: 'En regel hindrar detta', en: 'Refused by rule' },
    detail: {
      fi: 'Mitään ei muutettu. Syy on kentässä code.',
      sv: 'Ingenting ändrades. Orsaken står i fältet code.',
      en: 'Nothing was changed. The field code says why.',
    },
  },
  too_large: {
    status: 413,
    title: { fi: 'Liian suuri', sv: 'För stor', en: 'Too large' },
    detail: {
      fi: 'Tiedosto tai pyyntö ylittää sallitun koon.',
      sv: 'Filen eller begäran överskrider tillåten storlek.',
      en: 'The file or the request is larger than allowed.',
    },
  },
  wrong_media_type: {
    status: 415,
    title: { fi: 'Väärä mediatyyppi', sv: 'Fel medietyp', en: 'Wrong media type' },
    detail: {
      fi: 'Lähetä application/json, tai tiedostot muodossa multipart/form-data.',
      sv: 'Skicka application/json, eller filer som multipart/form-data.',
      en: 'Send application/json, or files as multipart/form-data.',
    },
  },
  too_many_requests: {
    status: 429,
    title: { fi: 'Liian monta yritystä', sv: 'För många försök', en: 'Too many attempts' },
    detail: { fi: 'Odota hetki.', sv: 'Vänta en stund.', en: 'Wait a moment.' },
  },
  broken: {
    status: 500,
    title: { fi: 'Ohjelmassa on vika', sv: 'Ett fel i programmet', en: 'A fault of ours' },
    detail: {
      fi: 'Kerro ylläpidolle pyynnön tunnus.',
      sv: 'Uppge begärans nummer för administratören.',
      en: 'Tell the administrator the id of the request.',
    },
  },
  temporarily_unavailable: {
    status: 503,
    title: { fi: 'Tilapäisesti poissa käytöstä', sv: 'Tillfälligt ur bruk', en: 'Temporarily unavailable' },
    detail: {
      fi: 'Yritä hetken kuluttua uudelleen.',
      sv: 'Försök igen om en stund.',
      en: 'Try again in a moment.',
    },
  },
} as const satisfies Record<string, { status: number; title: Label; detail: Label }>;

export type ProblemKind = keyof typeof PROBLEMS;
