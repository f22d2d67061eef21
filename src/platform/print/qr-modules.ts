/** A square of modules, row by row: 1 is black. */
export type Modules = { readonly size: number; readonly black: Uint8Array };

/** A code being made: which modules are black, and which belong to the pattern and hold no bits. */
export type Canvas = Modules & { readonly fixed: Uint8Array };
