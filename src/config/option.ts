import ipaddr from 'ipaddr.js';

/** One option: everything that code, help, .env.example and docs know of it. */
export interface Option<T> {
  /** Environment variable; absent for options that only exist as a flag. */
  env?: string;
  /** Variables that count when `env` is not set at all, in order. */
  fallbacks?: readonly string[];
  /** Command-line flag in commander's notation, e.g. `--port <number>`. */
  flag?: string;
  group: string;
  help: string;
  /** Never printed. */
  secret?: true;
  /** An example value for .env.example. */
  example?: string;
  /** What is accepted, for messages and docs, e.g. `true or false`. */
  takes: string;
  default: T;
  /** The default in words, where the value itself would not say it. */
  defaultText?: string;
  /** @throws Error when the text is none of what the option takes. */
  parse(text: string): T;
}

type Declared<T> = Omit<Option<T>, 'takes' | 'parse' | 'default'> & { default?: T };

class NotTaken extends Error {}

const option = <T>(
  declared: Declared<T>,
  rest: Pick<Option<T>, 'takes' | 'parse' | 'default'>,
): Option<T> => ({
  ...declared,
  ...rest,
});

export const text = (declared: Declared<string | undefined>): Option<string | undefined> =>
  option<string | undefined>(declared, { takes: 'text', default: declared.default, parse: (value) => value });

const TRUE = ['true', '1', 'yes', 'y', 'on'];
const FALSE = ['false', '0', 'no', 'n', 'off'];

export const toggle = (declared: Declared<boolean> & { default: boolean }): Option<boolean> =>
  option<boolean>(declared, {
    takes: 'true or false',
    default: declared.default,
    parse(value) {
      const word = value.toLowerCase();
      if (TRUE.includes(word)) return true;
      if (FALSE.includes(word)) return false;
      throw new NotTaken();
    },
  });

export const count = (
  declared: Declared<number> & { default: number; min: number; max: number },
): Option<number> => {
  const { min, max, ...rest } = declared;
  return option<number>(rest, {
    takes: `a whole number from ${min} to ${max}`,
    default: rest.default,
    parse(value) {
      const number = Number(value);
      if (!/^\d+$/.test(value) || number < min || number > max) throw new NotTaken();
      return number;
    },
  });
};

export const decimal = (declared: Declared<number> & { default: number; max: number }): Option<number> => {
  const { max, ...rest } = declared;
  return option<number>(rest, {
    takes: `a number from 0 to ${max}`,
    default: rest.default,
    parse(value) {
      const number = Number(value);
      if (!/^\d+(\.\d+)?$/.test(value) || number > max) throw new NotTaken();
      return number;
    },
  });
};

export const oneOf = <const Word extends string>(
  declared: Declared<Word> & { default: Word; words: readonly Word[] },
): Option<Word> => {
  const { words, ...rest } = declared;
  return option<Word>(rest, {
    takes: words.join(', '),
    default: rest.default,
    parse(value) {
      const word = words.find((candidate) => candidate === value.toLowerCase());
      if (word === undefined) throw new NotTaken();
      return word;
    },
  });
};

export const list = (declared: Declared<string[] | undefined>): Option<string[] | undefined> =>
  option<string[] | undefined>(declared, {
    takes: 'a comma-separated list',
    default: undefined,
    parse(value) {
      const items = value
        .split(',')
        .map((item) => item.trim())
        .filter(Boolean);
      return items.length > 0 ? items : undefined;
    },
  });

/** Origins of web pages, lower case; no wildcard, as a page that may call may act as the caller. */
export const origins = (declared: Declared<string[] | undefined>): Option<string[] | undefined> =>
  listOf(
    declared,
    'origins such as https://app.your-company.com',
    (item) => !item.includes('*') && URL.canParse(item) && new URL(item).origin === item,
  );

/** IP addresses and CIDR ranges. */
export const addresses = (declared: Declared<string[] | undefined>): Option<string[] | undefined> =>
  listOf(
    declared,
    'addresses and ranges such as 10.0.0.0/8',
    (item) => ipaddr.isValid(item) || ipaddr.isValidCIDR(item),
  );

/** A list whose every item is held to a rule; items in lower case. */
function listOf(
  declared: Declared<string[] | undefined>,
  items: string,
  isTaken: (item: string) => boolean,
): Option<string[] | undefined> {
  const { parse } = list(declared);
  return option<string[] | undefined>(declared, {
    takes: `a comma-separated list of ${items}`,
    default: undefined,
    parse(value) {
      const given = parse(value.toLowerCase());
      if (given && !given.every(isTaken)) throw new NotTaken();
      return given;
    },
  });
}

/** Phrases of links by what they make of an issue, such as `child:part of`; lower case. */
export const linkPhrases = (declared: Declared<string[] | undefined>): Option<string[] | undefined> => {
  const { parse } = list(declared);
  return option<string[] | undefined>(declared, {
    takes: 'a comma-separated list of parent:<phrase> and child:<phrase>',
    default: undefined,
    parse(value) {
      const phrases = parse(value.toLowerCase())?.map((item) => item.replace(/\s*:\s*/, ':'));
      if (!phrases?.every((item) => /^(parent|child):./.test(item))) throw new NotTaken();
      return phrases;
    },
  });
};

/** A regular expression as JavaScript has them; part of a text may match unless it has ^ and $. */
export const pattern = (declared: Declared<RegExp | undefined>): Option<RegExp | undefined> =>
  option<RegExp | undefined>(declared, {
    takes: 'a regular expression such as ^[A-Z]+$',
    default: undefined,
    parse: (value) => new RegExp(value, 'u'),
  });

/** An http(s) address without credentials, query or fragment; kept without trailing slash. */
export const url = (declared: Declared<string | undefined>): Option<string | undefined> =>
  option<string | undefined>(declared, {
    takes: 'an address such as https://your-company.atlassian.net',
    default: declared.default,
    parse(value) {
      if (!URL.canParse(value)) throw new NotTaken();
      const { protocol, username, password, search, hash } = new URL(value);
      if (!['http:', 'https:'].includes(protocol) || username || password || search || hash)
        throw new NotTaken();
      return value.replace(/\/+$/, '');
    },
  });

/** A URL path: gets a leading slash and loses a trailing one. */
export const urlPath = (declared: Declared<string | undefined>): Option<string | undefined> =>
  option<string | undefined>(declared, {
    takes: 'a path such as /mcp',
    default: declared.default,
    parse(value) {
      if (/[\s?#]/.test(value)) throw new NotTaken();
      return `/${value.replace(/^\/+|\/+$/g, '')}`;
    },
  });

/** A proxy address; user name and password may stand in it. */
export const proxyUrl = (
  declared: Declared<string | undefined> & { schemes: readonly string[] },
): Option<string | undefined> => {
  const { schemes, ...rest } = declared;
  return option<string | undefined>(rest, {
    takes: `an address such as ${schemes[0]}://proxy.company.com:8080`,
    default: undefined,
    parse(value) {
      const address = value.includes('://') ? value : `${schemes[0]}://${value}`;
      if (!URL.canParse(address) || !schemes.includes(new URL(address).protocol.slice(0, -1)))
        throw new NotTaken();
      return address;
    },
  });
};

/** Where a proxy auto-configuration file lies: http, https, or file. */
export const pacAddress = (declared: Declared<string> & { default: string }): Option<string> =>
  option<string>(declared, {
    takes: 'an http, https or file address such as http://wpad/wpad.dat',
    default: declared.default,
    parse(value) {
      if (!URL.canParse(value) || !['http:', 'https:', 'file:'].includes(new URL(value).protocol))
        throw new NotTaken();
      return value;
    },
  });

/** `name=value` pairs, as in `X-Team=payments,X-Route=blue`; values contain no commas. */
export const headerPairs = (
  declared: Declared<Record<string, string> | undefined>,
): Option<Record<string, string> | undefined> =>
  option<Record<string, string> | undefined>(declared, {
    takes: 'name=value pairs with commas between them',
    default: undefined,
    parse(value) {
      const headers: Record<string, string> = {};
      for (const pair of value.split(',').filter((text) => text.trim() !== '')) {
        const equals = pair.indexOf('=');
        const name = pair.slice(0, equals).trim();
        if (equals < 0 || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) throw new NotTaken();
        headers[name] = pair.slice(equals + 1).trim();
      }
      return headers;
    },
  });

/** Words of a list, in any case; kept in the order in which the option declares them. */
export const someOf = <const Word extends string>(
  declared: Declared<Word[]> & { default: Word[]; words: readonly Word[] },
): Option<Word[]> => {
  const { words, ...rest } = declared;
  return option<Word[]>(rest, {
    takes: `a comma-separated list of ${words.join(', ')}`,
    default: rest.default,
    parse(value) {
      const given = value.split(',').map((word) => word.trim().toLowerCase());
      if (given.some((word) => !words.some((known) => known === word))) throw new NotTaken();
      return words.filter((word) => given.includes(word));
    },
  });
};

/** A time of day, `HH:MM` up to `24:00`, in minutes after midnight. */
export const timeOfDay = (declared: Declared<number> & { default: number }): Option<number> =>
  option<number>(declared, {
    takes: 'a time such as 09:00',
    default: declared.default,
    parse(value) {
      const [, hours, minutes] = /^(\d{1,2}):([0-5]\d)$/.exec(value) ?? [];
      const total = Number(hours) * 60 + Number(minutes);
      if (!(total <= 24 * 60)) throw new NotTaken();
      return total;
    },
  });

/** An IANA time zone. */
export const timeZone = (declared: Declared<string> & { default: string }): Option<string> =>
  option<string>(declared, {
    takes: 'a time zone such as Europe/Berlin',
    default: declared.default,
    parse(value) {
      try {
        return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone;
      } catch {
        throw new NotTaken();
      }
    },
  });
