import { useText } from '../../text/index.tsx';

const PREFIXES = ['payer_', 'old_', 'new_'] as const;

/** Makes the namer of a file’s fields: what `payer_postal_code` is called in the person’s language. */
export function useFieldName(): (field: string) => string {
  const { say, sayCode } = useText();
  return (field) => {
    const prefix = PREFIXES.find((one) => field.startsWith(one));
    if (prefix === undefined) return sayCode('fileField', field);
    return say(`wizard.of.${prefix}`, { field: sayCode('fileField', field.slice(prefix.length)) });
  };
}

/** A message about a row with the names of its fields in the person’s language. */
export function inWords(message: string, field: string, nameOf: (field: string) => string): string {
  const names = field.split('|').filter((name) => name !== '');
  return names.reduce((said, name) => said.replaceAll(new RegExp(`(?<![\\w”“])${name}(?!\\w)`, 'g'), `“${nameOf(name)}”`), message); // prettier-ignore
}
