import { labelLines } from '#customers';
import type { Addressee, Day, Language } from '#kernel';
import type { PrintOrder } from '#platform';
import type { RegisterSettings } from '#register';

/** A letter to one addressee, in words. */
export type LetterText = {
  readonly language: Language;
  readonly subject: string;
  /** Paragraphs are parted by an empty line. */
  readonly body: string;
  readonly writtenOn: Day;
  /** Who signs it above the name of the controller; nobody by name unless given. */
  readonly signedBy?: readonly string[];
};

/** A day as it is written in a letter: 24.11.2026, in English 24 November 2026. */
export function writtenDay(day: Day, language: Language): string {
  if (language !== 'en') return `${day.day}.${day.month}.${day.year}`;
  return day.toLocaleString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** The order to print a letter as PDF/UA for a window envelope: sender, address, day, subject, paragraphs. */
export const letterOrderOf = (
  to: Addressee<'post'>,
  text: LetterText,
  { controller }: Pick<RegisterSettings, 'controller'>,
): PrintOrder => ({
  template: new URL('./letter.typ', import.meta.url),
  content: {
    language: text.language,
    title: text.subject,
    sender: {
      name: controller.name,
      lines: [controller.street, `${controller.postalCode} ${controller.city}`, controller.phone, controller.email],
    },
    window: labelLines(to),
    day: writtenDay(text.writtenOn, text.language),
    paragraphs: text.body.split(/\n\s*\n/).map((paragraph) => paragraph.split('\n').map((line) => line.trim())),
    signature: [...(text.signedBy ?? []), controller.name],
  },
  symbols: {},
  createdOn: text.writtenOn,
});
