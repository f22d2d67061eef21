declare const markup: unique symbol;

/** Markup that is safe to send: made only by `html`, which escapes whatever is put into it. */
export type Html = { readonly text: string; readonly [markup]: true };

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? '');

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escape(piece);
  if (typeof piece === 'number') return String(piece);
  if ('text' in piece) return piece.text;
  return piece.map(render).join('');
}

/** Builds markup; values are escaped, lists joined, `null` and `false` left out. Attribute values must stand in quotes. */
export function html(parts: TemplateStringsArray, ...values: readonly Piece[]): Html {
  const text = parts.reduce((so, part, at) => so + render(values[at - 1]) + part);
  return { text } as Html;
}
