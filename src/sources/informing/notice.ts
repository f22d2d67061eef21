import { type LetterText, writtenDay } from '#contacts';
import type { Day, Language, Purpose } from '#kernel';
import { categories, descriptionTexts, purposeLabels, receiverLabels, type RegisterSettings } from '#register';
import { FIELD_WORDS, NOTICE, ORIGIN_KINDS, UNNAMED, wordsFor } from './texts.ts';

/** One source as the person is told of it. */
export type ToldSource = {
  readonly originKind: string;
  readonly originName: string;
  readonly said: readonly string[];
  readonly since: Day;
  readonly purposes: readonly Purpose[];
};

/** What data of a kind of source is used for, when its contract does not say. */
export const USUAL_PURPOSES: Readonly<Record<string, readonly Purpose[]>> = {
  order: ['orders', 'care'],
  update_service: ['care', 'orders'],
  partner: ['informing', 'bans'],
  bought_list: ['informing', 'bans'],
};

/** To whom the notice goes, and when. */
export type NoticeFor = {
  readonly language: Language;
  readonly on: Day;
  readonly sources: readonly ToldSource[];
  readonly settings: RegisterSettings;
};

/**
 * Writes the letter that tells a person where data about him came from: every source by its name, what it told and when,
 * the purposes, the basis, how long, to whom, and his rights (GDPR article 14(1)–(2), read 2026-11-22; docs/sources/gdpr.md).
 */
export function noticeText({ language, on, sources, settings }: NoticeFor): LetterText {
  const { controller, contactPerson, registerName } = settings;
  const say = (part: keyof typeof NOTICE, gaps: Readonly<Record<string, string>> = {}): string =>
    NOTICE[part][language].replace(/\{(\w+)\}/g, (_, name: string) => gaps[name] ?? '');
  const purposes = [...new Set(sources.flatMap((source) => source.purposes))];
  const { receivers, retention } = categories.contactData;
  const body = [
    say('opening', { register: registerName[language] }),
    ...sources.map(({ originKind, originName, said, since }) =>
      say('source', {
        name: originName || UNNAMED[language].replace('{day}', writtenDay(since, language)),
        kind: ORIGIN_KINDS[originKind]?.[language] ?? originKind,
        day: writtenDay(since, language),
        fields: wordsFor(said).map((word) => FIELD_WORDS[word]?.[language] ?? word).join(', '),
      }),
    ),
    say('purposes', { purposes: purposes.map((purpose) => lowered(purposeLabels[purpose][language])).join(', ') }),
    say('basis'),
    say('keeping', { retention: lowered(retention.label[language]) }),
    say('receivers', { receivers: receivers.map((one) => lowered(receiverLabels[one][language])).join(', ') }),
    descriptionTexts.rightsText[language],
    say('ban'),
    say('contact', { ...controller, controller: controller.name, person: contactPerson.name, phone: contactPerson.phone, email: contactPerson.email }),
  ]; // prettier-ignore
  return { language, subject: say('subject'), body: body.join('\n\n'), writtenOn: on };
}

/** A label in the middle of a sentence. */
const lowered = (label: string): string => label.charAt(0).toLowerCase() + label.slice(1);
