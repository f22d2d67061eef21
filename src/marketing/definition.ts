/** A comparison with a value; the words are react-querybuilder's. */
export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'contains',
  'doesNotContain',
  'beginsWith',
  'doesNotBeginWith',
  'endsWith',
  'doesNotEndWith',
  'in',
  'notIn',
  'between',
  'notBetween',
  'null',
  'notNull',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** How many of the things that belong to a customer must fit. */
export const MATCH_MODES = ['some', 'none', 'all', 'atLeast', 'atMost', 'exactly'] as const;
export type MatchMode = (typeof MATCH_MODES)[number];

/** A value to compare with, read and checked. */
export type Value = string | number | boolean;

/** One comparison of a field. */
export type Comparison = {
  readonly kind: 'comparison';
  readonly field: string;
  readonly operator: Operator;
  /** None for `null` and `notNull`, two for `between`, any number for `in`, else one. */
  readonly values: readonly Value[];
};

/** A condition on the things that belong to a customer: some subscription of this title, at least two of them, … */
export type Matching = {
  readonly kind: 'matching';
  readonly field: string;
  readonly mode: MatchMode;
  /** How many, for `atLeast`, `atMost` and `exactly`. */
  readonly threshold: number;
  readonly of: Group;
};

/** Conditions joined by `and` or `or`, perhaps turned round. An empty group holds for everybody. */
export type Group = {
  readonly kind: 'group';
  readonly combinator: 'and' | 'or';
  readonly isNegated: boolean;
  readonly rules: readonly Condition[];
};

/** A part of a definition. */
export type Condition = Comparison | Matching | Group;

/** A target group's definition, read and checked: nothing in it is unknown, so that it can be made into one query. */
export type Definition = Group;

/** Why a definition cannot be read. */
export type DefinitionFault = {
  readonly because:
    | 'bad_shape'
    | 'too_deep'
    | 'too_many_rules'
    | 'too_many_values'
    | 'unknown_field'
    | 'unknown_operator'
    | 'bad_value';
  /** Where in the JSON, as a pointer: `/rules/1/value`. */
  readonly at: string;
};
