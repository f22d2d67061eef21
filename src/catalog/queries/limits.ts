/** Titles, offers, prices and policies that a catalogue may hold at most; what a publisher sells fits many times over. */
export const CATALOGUE_MAX = 50_000;
