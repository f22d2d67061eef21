import { parseDay } from '#kernel';
import {
  type Comparison,
  type Condition,
  type Definition,
  type DefinitionFault,
  type Group,
  MATCH_MODES,
  type Matching,
  type MatchMode,
  type Operator,
  OPERATORS,
  type Value,
} from './definition.ts';
import { type Field, fieldNamed, FIELDS, OPERATORS_OF } from './fields.ts';

const DEPTH_MAX = 8;
const RULES_MAX = 200;
const VALUES_MAX = 2_000;
const CHARACTERS_MAX = 200;

/** A definition that was read, or why it was not. */
export type DefinitionRead =
  | { readonly kind: 'read'; readonly definition: Definition }
  | ({ readonly kind: 'refused' } & DefinitionFault);

/** What stops the reading; caught where it began, never seen outside. */
class Fault extends Error {
  readonly fault: DefinitionFault;
  constructor(because: DefinitionFault['because'], at: string) {
    super(because);
    this.fault = { because, at };
  }
}

/**
 * Reads a definition in the JSON of react-querybuilder; unknown fields, operators and values are refused with the place.
 * What the builder adds for itself (`id`, `path`, `valueSource: "value"`) is passed over.
 */
export function readDefinition(json: unknown): DefinitionRead {
  try {
    return {
      kind: 'read',
      definition: readGroup(json, { at: '', depth: 0, fields: FIELDS, budget: { rules: RULES_MAX } }),
    };
  } catch (reason) {
    if (reason instanceof Fault) return { kind: 'refused', ...reason.fault };
    throw reason;
  }
}

type Place = {
  readonly at: string;
  readonly depth: number;
  readonly fields: readonly Field[];
  readonly budget: { rules: number };
};
type Json = Readonly<Record<string, unknown>>;

const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);

function readGroup(json: unknown, place: Place): Group {
  if (!isObject(json) || !Array.isArray(json['rules'])) throw new Fault('bad_shape', place.at);
  if (place.depth > DEPTH_MAX) throw new Fault('too_deep', place.at);
  const combinator = json['combinator'] ?? 'and';
  if (combinator !== 'and' && combinator !== 'or') throw new Fault('bad_shape', `${place.at}/combinator`);
  const rules = json['rules'].map((rule: unknown, index) =>
    readCondition(rule, { ...place, at: `${place.at}/rules/${index}`, depth: place.depth + 1 }),
  );
  return { kind: 'group', combinator, isNegated: json['not'] === true, rules };
}

function readCondition(json: unknown, place: Place): Condition {
  if (place.budget.rules-- <= 0) throw new Fault('too_many_rules', place.at);
  if (!isObject(json)) throw new Fault('bad_shape', place.at);
  if ('rules' in json) return readGroup(json, place);
  const { field: name, valueSource = 'value' } = json;
  const field = typeof name === 'string' ? fieldNamed(name, place.fields) : null;
  if (!field) throw new Fault('unknown_field', `${place.at}/field`);
  if (valueSource !== 'value') throw new Fault('bad_shape', `${place.at}/valueSource`);
  return field.sort === 'rows' ? readMatching(json, field, place) : readComparison(json, field, place);
}

function readMatching(json: Json, field: Field, place: Place): Matching {
  const match = json['match'] ?? { mode: 'some' };
  if (!isObject(match)) throw new Fault('bad_shape', `${place.at}/match`);
  const mode = MATCH_MODES.find((each) => each === match['mode']);
  if (!mode) throw new Fault('bad_shape', `${place.at}/match/mode`);
  const threshold = thresholdOf(mode, match['threshold']);
  if (threshold === null) throw new Fault('bad_value', `${place.at}/match/threshold`);
  const inner = { ...place, at: `${place.at}/value`, depth: place.depth + 1, fields: field.fields ?? [] };
  return { kind: 'matching', field: field.name, mode, threshold, of: readGroup(json['value'], inner) };
}

function thresholdOf(mode: MatchMode, given: unknown): number | null {
  if (mode === 'some' || mode === 'none' || mode === 'all') return 1;
  const threshold = Number(given ?? 1);
  return Number.isInteger(threshold) && threshold >= 0 && threshold <= 10_000 ? threshold : null;
}

function readComparison(json: Json, field: Field, place: Place): Comparison {
  const operator = OPERATORS.find((each) => each === json['operator']);
  if (!operator || !OPERATORS_OF[field.sort].includes(operator)) {
    throw new Fault('unknown_operator', `${place.at}/operator`);
  }
  const given = givenValues(operator, json['value']);
  if (given.length > VALUES_MAX) throw new Fault('too_many_values', `${place.at}/value`);
  const values = given.map((value) => readValue(field, value));
  if (values.some((value) => value === null) || !fits(operator, values.length)) {
    throw new Fault('bad_value', `${place.at}/value`);
  }
  return { kind: 'comparison', field: field.name, operator, values: values as Value[] };
}

/** The builder writes lists as arrays or as one text with commas. */
function givenValues(operator: Operator, value: unknown): unknown[] {
  if (operator === 'null' || operator === 'notNull') return [];
  const isList = operator === 'in' || operator === 'notIn' || operator === 'between' || operator === 'notBetween';
  if (!isList) return [value];
  if (Array.isArray(value)) return value;
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : [value];
}

function fits(operator: Operator, count: number): boolean {
  if (operator === 'null' || operator === 'notNull') return count === 0;
  if (operator === 'between' || operator === 'notBetween') return count === 2;
  return operator === 'in' || operator === 'notIn' ? count >= 1 : count === 1;
}

/** The value as the field takes it; `null` when it takes no such value. */
function readValue(field: Field, value: unknown): Value | null {
  if (field.sort === 'yes no') return asYesNo(value);
  if (field.sort === 'number') return asNumber(value);
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  if (text === '' || text.length > CHARACTERS_MAX || text.includes('\0')) return null;
  if (field.sort === 'day') return isDay(text) ? text : null;
  return !Array.isArray(field.choices) || field.choices.includes(text) ? text : null;
}

function asYesNo(value: unknown): boolean | null {
  if (value === true || value === 'true') return true;
  return value === false || value === 'false' ? false : null;
}

function asNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^-?\d{1,9}$/.test(value.trim()) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && Math.abs(number) < 1e9 ? number : null;
}

/** A day, `today`, or how long ago: `P6M` is six months before the day on which the group is counted. */
const isDay = (text: string): boolean =>
  text === 'today' || /^P(?:\d{1,3}Y)?(?:\d{1,4}M)?(?:\d{1,4}W)?(?:\d{1,5}D)?$/.test(text)
    ? text !== 'P'
    : parseDay(text) !== null;
