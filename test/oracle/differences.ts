/** Texts that Atlassian's converter reads in another way, by the reason. */
export const differences: Record<string, readonly string[]> = {
  'it puts cited text behind a dash of its own': ['??cited??'],
  'it makes the text of header cells bold': [
    '||A||B||\n|a|b|',
    '||A|b|\n||C|d|',
    'h1. A\n\ntext\n\n* x\n** y\n\n||K||\n|v|\n\n{code}\nz\n{code}',
  ],
  'it ends a cell at an escaped bar, where Jira shows the bar': ['|a\\|b|c|'],
  'it takes code without a language for Java': [
    ...['{code}\nint a;\n{code}', 'before {code}x{code} after', '{code}\n{noformat}\n{code}'],
  ],
  'it says a title as a line in bold, here it stays the title': [
    ...['{code:title=A.java|borderStyle=solid}\nx\n{code}', '{panel:title=T}\nin\n{panel}'],
  ],
  'it gives preformatted text a mark that code does not have': [
    ...['{noformat}\n*not bold*\n{noformat}', '{noformat}a{noformat}'],
  ],
  'it drops text behind a macro that nothing closes': ['{code}\nunclosed'],
  'it makes every panel an info panel': ['{panel}\nin\n{panel}'],
  'a dashed border is how an expand is written here': [
    '{panel:title=T|borderStyle=dashed}\n* a\n* b\n{panel}',
  ],
  'it takes a colour without a name for black, here it stays text': ['{color}x{color}'],
  'it writes a slash behind the host of an address': ['see http://a.b.', '(http://a.b)'],
  'it shows the # of an anchor': ['[#anchor]'],
  'it makes files and pictures media of its editor, here they stay attachments; those in a line it moves out of it':
    [
      ...[
        '[^file.txt]',
        '!c.png!',
        '!c.png|width=300!',
        '!c.png|thumbnail!',
        'a !c.png! b',
        '!http://a.b/c.png!',
      ],
      'Please find the screenshot and the log file attached. !screenshot.png|thumbnail! [^log.txt] _(32 kB)_',
    ],
  'it keeps both breaks of a line that ends in one': ['a\\\\\nb'],
  'it makes hyphens dashes, here every character stays': ['---', '--', 'a -- b --- c'],
  'the names of emoji are those of Cloud there, those of Confluence here': [
    ...[':) :( :D ;)', '(x) (/) (!) (?) (i)', '(y) (n)', '(*) (+) (-)'],
  ],
  'it finds emoji in the brackets of a function': ['f(x) and g(y)'],
  'it does not know numeric references': ['&#65;'],
  'it drops an anchor, here it is kept as it is': ['{anchor:x}'],
  'its card has attributes of its editor': ['[https://a.b|https://a.b|smart-card]'],
};
