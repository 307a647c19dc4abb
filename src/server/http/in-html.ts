/** Text as it may stand in HTML, also in an attribute. */
export const inHtml = (text: string): string =>
  text.replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
