import type { RuleGroupType } from 'react-querybuilder';

export type Json = Record<string, unknown>;

/** The group without conditions: everybody. */
export const EVERYBODY: RuleGroupType = { combinator: 'and', rules: [] };

/** Reads a definition out of an address; `null` when it is none. */
export function definitionIn(text: string): RuleGroupType | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && 'rules' in json ? (json as RuleGroupType) : null;
  } catch {
    return null;
  }
}

/** The definition without what the builder keeps for itself, and without conditions whose value is still missing. */
export const plain = (query: RuleGroupType): Json => stripped(query) as Json;

function stripped(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(stripped).filter((rule) => !isUnfinished(rule));
  if (typeof part !== 'object' || part === null) return part;
  const kept = Object.entries(part).filter(([name]) => name !== 'id' && name !== 'path' && name !== 'valueSource');
  return Object.fromEntries(kept.map(([name, value]) => [name, stripped(value)]));
}

function isUnfinished(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null || !('field' in rule)) return false;
  const { operator = '', value } = rule as { operator?: string; value?: unknown };
  if (operator === 'null' || operator === 'notNull') return false;
  const given = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value];
  const filled = given.filter((one) => one !== '' && one !== null && one !== undefined);
  return filled.length < (/between/i.test(operator) ? 2 : 1);
}
