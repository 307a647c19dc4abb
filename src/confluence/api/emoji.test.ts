import { expect, it } from 'vitest';
import { emojiFromStored, emojiToStored } from './emoji.ts';

it.each([
  ['🚀', '1f680'],
  ['1F680', '1f680'],
  ['👩‍💻', '1f469-200d-1f4bb'],
  ['🇩🇪', '1f1e9-1f1ea'],
  ['1️⃣', '31-fe0f-20e3'],
  ['❤️', '2764-fe0f'],
])('stores %s and reads it back', (emoji, stored) => {
  expect(emojiToStored(emoji)).toBe(stored);
  expect(emojiFromStored(stored)).toBe(emojiFromStored(emojiToStored(emoji)));
});

it.each(['rocket', ':rocket:', '🚀🚀', '🚀 go', 'ab', '110000-1'])('refuses %s', (text) => {
  expect(() => emojiToStored(text)).toThrow(/takes one emoji/);
});

it('reads every form that editors wrote', () => {
  expect(emojiFromStored({ id: '1f680', shortName: ':rocket:', fallback: '🚀' })).toBe('🚀');
  expect(emojiFromStored({ id: '1f680' })).toBe('🚀');
  expect(emojiFromStored({ shortName: ':party-blob:' })).toBe(':party-blob:');
  expect(emojiFromStored('110000-ffffff')).toBe('110000-ffffff');
  expect(emojiFromStored('')).toBeUndefined();
  expect(emojiFromStored(null)).toBeUndefined();
});
