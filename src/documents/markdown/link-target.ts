/** The part of a link or picture between the parentheses: the target and a title. */
export function writeDestination(target: string, title?: string): string {
  const escaped = escapeMarkup(target);
  const simple = /^[^\s<>()\\]+$/.test(target);
  const destination = simple || target === '' ? escaped : `<${escapeAngles(target)}>`;
  if (title === undefined || title === '') return target === '' && title === undefined ? '' : destination;
  return `${destination || '<>'} "${escapeTitle(title)}"`;
}

// Controls and line ends cannot stand in a destination at all, so they are percent-encoded as in any URL.
function escapeAngles(target: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly those are meant
  const printable = target.replace(/[\u0000-\u001f\u007f]/g, encodeURIComponent);
  return escapeMarkup(printable.replace(/[<>]|\\(?=[!-/:-@[-`{-~])|\\$/g, '\\$&'));
}

// Entities, and backticks, which would begin a code span that goes on behind the link.
function escapeMarkup(target: string): string {
  return target.replace(/`|&(?=(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)/gi, '\\$&');
}

function escapeTitle(title: string): string {
  return escapeMarkup(title.replace(/[\\"]/g, '\\$&').replace(/[\r\n]+/g, ' '));
}
