import { expect, test } from 'vitest';
import { isOfTheMoment } from './not-now.ts';

test.each([
  ['the server was told to stop       ', Object.assign(new Error('x'), { code: '57P01' }), true],
  ['nobody listens on the port        ', Object.assign(new Error('x'), { code: 'ECONNREFUSED' }), true],
  ['the socket is gone                ', Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'connect' }), true],
  ['the server was killed in a query  ', new Error('Connection terminated unexpectedly'), true],
  [
    'a connection that broke before    ',
    new Error('Client has encountered a connection error and is not queryable'),
    true,
  ],
  ['a file that is not there          ', Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'open' }), false],
  ['a rule of the database            ', Object.assign(new Error('x'), { code: '23505' }), false],
  ['a mistake of ours                 ', new Error('x is undefined'), false],
])('%s', (_case, failure, expected) => {
  expect(isOfTheMoment(failure)).toBe(expected);
});
