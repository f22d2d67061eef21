/** The Typst compiler could not set a sheet: our template is wrong, or the compiler is. Never carries the content. */
export class NotPrinted extends Error {
  override readonly name = 'NotPrinted';
}
