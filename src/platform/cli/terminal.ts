/** Where a command writes: data to stdout, talk to stderr. */
export interface Streams {
  readonly out: { write(text: string): unknown };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean };
}

/** What a command may say while it runs. */
export interface Terminal {
  readonly isDryRun: boolean;
  readonly isJson: boolean;
  /** A line of talk on stderr. */
  say(line: string): void;
  /** How far the work is; shown at most every five seconds where nobody watches, ten times a second where somebody does. */
  progress(doneCount: number, totalCount: number | null, what: string): void;
  /** Writes a piece of data to stdout now: for answers too long to hold. Not together with `--json`. */
  write(piece: string): void;
}

const UNWATCHED_MS = 5_000;
const WATCHED_MS = 100;

/** Makes the terminal of one command. */
export function terminalOn(
  streams: Streams,
  how: { readonly isDryRun: boolean; readonly isJson: boolean; readonly isQuiet: boolean },
): Terminal & { endLine(): void } {
  const isWatched = streams.err.isTTY === true;
  const startedAt = performance.now();
  let shownAt = Number.NEGATIVE_INFINITY;
  let lineIsOpen = false;
  const endLine = (): void => {
    if (lineIsOpen) streams.err.write('\n');
    lineIsOpen = false;
  };
  return {
    ...how,
    endLine,
    say(line) {
      endLine();
      if (!how.isQuiet) streams.err.write(`${line}\n`);
    },
    progress(doneCount, totalCount, what) {
      const now = performance.now();
      if (how.isQuiet || now - shownAt < (isWatched ? WATCHED_MS : UNWATCHED_MS)) return;
      shownAt = now;
      const line = progressLine(doneCount, totalCount, { what, seconds: (now - startedAt) / 1000 });
      streams.err.write(isWatched ? `\r\u001b[K${line}` : `${line}\n`);
      lineIsOpen = isWatched;
    },
    write: (piece) => void streams.out.write(piece),
  };
}

/** `12 000 of 20 000 invoices, 4 000 a second, 2 s left` */
export function progressLine(
  doneCount: number,
  totalCount: number | null,
  { what, seconds }: { readonly what: string; readonly seconds: number },
): string {
  const rate = seconds > 0 ? doneCount / seconds : 0;
  const parts = [
    totalCount === null ? `${grouped(doneCount)} ${what}` : `${grouped(doneCount)} of ${grouped(totalCount)} ${what}`,
  ];
  if (rate >= 1) parts.push(`${grouped(Math.round(rate))} a second`);
  if (totalCount !== null && rate > 0) parts.push(`${grouped(Math.ceil((totalCount - doneCount) / rate))} s left`);
  return parts.join(', ');
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
