import { createHash } from 'node:crypto';
import { Answer } from '../server/http/answer.ts';
import { statusPage } from './page.ts';
import { style } from './style.ts';
import type { StatusView } from './view.ts';

/** Nothing may be loaded or run but the page's own style, known by its hash (CSP level 3 section 2.3.1). */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page as an answer; no cache keeps it. */
export const respond = (view: StatusView): Answer =>
  new Answer(statusPage(view), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    },
  });
