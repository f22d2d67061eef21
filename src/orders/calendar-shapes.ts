import { z } from 'zod';
import { CALENDAR_REFUSALS } from '#catalog';
import type { IssueId, Label } from '#kernel';
import { centsField, dayField, idField, lineField } from '#platform';

const issue = idField<IssueId>();
const cutOffs = { ordersBy: dayField.optional(), addressesBy: dayField.optional(), labelsBy: dayField.optional() };

/** Changes of the calendar, as they are told. */
export const calendarChanges = z
  .array(
    z.discriminatedUnion('change', [
      z.object({ change: z.literal('move'), issue, distributedOn: dayField, ...cutOffs }),
      z.object({ change: z.literal('cutoffs'), issue, ...cutOffs }),
      z.object({ change: z.literal('covers'), issue, covers: z.int() }),
      z.object({ change: z.literal('cancel'), issue }),
      z.object({ change: z.literal('restore'), issue }),
      z.object({
        change: z.literal('add'),
        title: lineField(20),
        year: z.int().min(1900).max(2200),
        number: z.int().min(1).max(999),
        covers: z.int().default(1),
        distributedOn: dayField,
      }),
    ]),
  )
  .min(1)
  .max(500);

const issueShape = z.object({
  title: z.string(),
  year: z.int(),
  number: z.int(),
  covers: z.int(),
  distributedOn: dayField,
  ordersBy: dayField,
  addressesBy: dayField,
  labelsBy: dayField,
  closedOn: dayField.nullable(),
  cancelledOn: dayField.nullable(),
});

const changed = {
  issues: z.array(z.object({ before: issueShape.nullable(), after: issueShape })),
  followed: z.array(
    z.object({ title: z.string(), terms: z.int(), more: z.int(), fewer: z.int(), setAsideCents: centsField }),
  ),
  token: z.string(),
};

/** What came of changes of the calendar. */
export const calendarChanged = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changed'), ...changed }),
  z.object({ kind: z.literal('previewed'), ...changed }),
  z.object({
    kind: z.literal('refused'),
    because: z.enum([...CALENDAR_REFUSALS, 'world_moved']),
    issue: issueShape.nullable().optional(),
    allowed: z.array(dayField).optional(),
  }),
]);

/** What each refusal says to a person. */
export const calendarRefusalTexts: Readonly<Record<(typeof CALENDAR_REFUSALS)[number] | 'world_moved', Label>> = {
  unknown_title: { fi: 'Lehteä ei ole.', sv: 'Tidningen finns inte.', en: 'There is no such title.' },
  unknown_issue: {
    fi: 'Numeroa ei ole kalenterissa.',
    sv: 'Numret finns inte i kalendern.',
    en: 'The calendar has no such issue.',
  },
  closed: {
    fi: 'Numeron ajo on jäädytetty: se ei enää siirry.',
    sv: 'Numrets körning är fryst: det flyttas inte längre.',
    en: 'The run of the issue is frozen: it moves no more.',
  },
  cancelled: { fi: 'Numero on peruttu.', sv: 'Numret är inställt.', en: 'The issue is cancelled.' },
  not_cancelled: { fi: 'Numeroa ei ole peruttu.', sv: 'Numret är inte inställt.', en: 'The issue is not cancelled.' },
  bad_covers: {
    fi: 'Yksi numero kattaa 1–12 numeroa.',
    sv: 'Ett nummer omfattar 1–12 nummer.',
    en: 'An issue covers 1 to 12 numbers.',
  },
  number_taken: {
    fi: 'Numero on jo kalenterissa.',
    sv: 'Numret finns redan i kalendern.',
    en: 'The number is in the calendar already.',
  },
  title_closed: {
    fi: 'Lehti ei ilmesty sinä päivänä.',
    sv: 'Tidningen utkommer inte den dagen.',
    en: 'The title is not published on that day.',
  },
  cutoff_after_distribution: {
    fi: 'Määräpäivä on jakelupäivän jälkeen.',
    sv: 'Sista dagen ligger efter distributionsdagen.',
    en: 'A cut-off day lies after the day of distribution.',
  },
  two_on_one_day: {
    fi: 'Lehdellä on jo numero sinä päivänä.',
    sv: 'Tidningen har redan ett nummer den dagen.',
    en: 'The title has an issue on that day already.',
  },
  world_moved: {
    fi: 'Tiedot ovat muuttuneet esikatselun jälkeen. Katso muutos uudelleen.',
    sv: 'Uppgifterna har ändrats sedan förhandsvisningen. Se ändringen på nytt.',
    en: 'Something has changed since the preview. Look at the change again.',
  },
};
