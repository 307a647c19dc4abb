const names: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  purple: '#800080',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  maroon: '#800000',
  navy: '#000080',
  teal: '#008080',
  olive: '#808000',
  lime: '#00ff00',
  aqua: '#00ffff',
  cyan: '#00ffff',
  fuchsia: '#ff00ff',
  magenta: '#ff00ff',
  brown: '#a52a2a',
  pink: '#ffc0cb',
};

/** A CSS colour (name, #rgb, #rrggbb, rgb()) as #rrggbb in lower case, as ADF wants it; absent when it is another kind. */
export function hexColor(css: string): string | undefined {
  const value = css.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(value)) return value;
  if (/^#[0-9a-f]{3}$/.test(value)) return `#${[...value.slice(1)].map((digit) => digit + digit).join('')}`;
  const rgb = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(value);
  if (rgb) return `#${rgb.slice(1).map(hexByte).join('')}`;
  return Object.hasOwn(names, value) ? names[value] : undefined;
}

function hexByte(decimal: string): string {
  return Math.min(Number(decimal), 255).toString(16).padStart(2, '0');
}

/** The colour and background of a style attribute, when those two are all it says; absent otherwise. */
export function styleColors(style: string): { color?: string; background?: string } | undefined {
  const found: { color?: string; background?: string } = {};
  for (const declaration of style.split(';')) {
    const [property = '', value = ''] = declaration.split(':', 2);
    const color = hexColor(value);
    const name = property.trim().toLowerCase();
    if (name === '') continue;
    if (name === 'color' && color) found.color = color;
    else if ((name === 'background-color' || name === 'background') && color) found.background = color;
    else return undefined;
  }
  return found.color || found.background ? found : undefined;
}
