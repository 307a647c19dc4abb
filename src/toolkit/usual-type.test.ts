import { expect, it } from 'vitest';
import { isUsualType } from './usual-type.ts';

it.each([
  ['shot.png', 'image/png', true],
  ['SHOT 1.PNG', 'image/png', true],
  ['trace.tar.gz', 'application/gzip', true],
  ['shot.png', 'application/octet-stream', false],
  ['shot.png', 'image/jpeg', false],
  ['png', 'image/png', false],
  ['a.constructor', 'image/png', false],
  ['shot.png', undefined, false],
])('the name %s says %s: %s', (name, type, usual) => {
  expect(isUsualType(name, type)).toBe(usual);
});
