import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { expect, test } from 'vitest';
import { latin9Document, utf8Document, xml } from './xml-writer.ts';

const textOf = (bytes: Uint8Array): string => {
  const document = XmlDocument.fromBuffer(bytes);
  try {
    return document.root.content;
  } finally {
    document.dispose();
  }
};

test('an element without content is not written, nor is one that holds only such', () => {
  expect(xml('a', '')).toBe('');
  expect(xml('a', ' \t ')).toBe('');
  expect(xml('a', null)).toBe('');
  expect(xml('a', [xml('b', ''), xml('c', [])])).toBe('');
  expect(xml('a', [xml('b', ''), xml('c', 'd')])).toBe('<a>\n<c>d</c>\n</a>');
});

test('text and attributes cannot break out of their place', () => {
  expect(xml('a', '<b>&"\'', { c: '"><' })).toBe('<a c="&quot;&gt;&lt;">&lt;b&gt;&amp;&quot;\'</a>');
  expect(() => xml('a b', 'c')).toThrow('not an XML name');
  expect(() => xml('a', 'c', { 'd"': 'e' })).toThrow('not an XML name');
});

test('ISO-8859-15 is ISO-8859-1 but for eight places, and those signs pass whole', () => {
  const bytes = latin9Document(xml('a', '€ŠšŽžŒœŸÅäö'));
  expect([...bytes.subarray(-16, -5)]).toEqual([0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe, 0xc5, 0xe4, 0xf6]);
  expect(textOf(bytes)).toBe('€ŠšŽžŒœŸÅäö');
  expect(textOf(latin9Document(xml('a', '¤¦¨´¸¼½¾')))).toBe('¤¦¨´¸¼½¾');
});

test('a name outside the set comes back unchanged, as a reader sees it', () => {
  const name = 'Łukasz Đặng Ивáнов 李 🙂';
  expect(textOf(latin9Document(xml('a', name)))).toBe(name.normalize('NFC'));
  expect(textOf(utf8Document(xml('a', name)))).toBe(name.normalize('NFC'));
});

test('any text at all gives a document that a parser reads back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const element = xml('a', [xml('b', text), xml('c', 'end')]);
      expect(textOf(latin9Document(element))).toContain('end');
    }),
  );
});
