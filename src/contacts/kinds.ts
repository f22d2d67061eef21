import type { Id } from '#kernel';

export const CONTACT_KINDS = ['call', 'letter', 'email', 'sms', 'visit', 'note'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** From the customer, to the customer, or a note of one's own. */
export const DIRECTIONS = ['in', 'out', 'own'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** What a template can be a text for. */
export const TEMPLATE_KINDS = ['letter', 'email', 'sms'] as const satisfies readonly ContactKind[];
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export type ContactId = Id<'ContactId'>;
export type AttachmentId = Id<'AttachmentId'>;
export type TemplateId = Id<'TemplateId'>;
export type TaskId = Id<'TaskId'>;

export const SUBJECT_CHARACTERS_MAX = 200;
export const BODY_CHARACTERS_MAX = 10_000;
