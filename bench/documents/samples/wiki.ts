import { prose } from '../prose.ts';

/** One section of Jira's wiki markup with the number `n` in every marker. */
export function wikiSection(n: number): string {
  return `h2. heading${n}

${prose(n, 24)} *strong${n}* ${prose(n + 1, 12)} _emphasis${n}_ and -strike${n}- with {{monospace${n}}}
and a [link${n}|https://example.com/docs/${n}], then {color:red}color${n}{color} by [~mention${n}].

* bullet${n} ${prose(n + 2, 8)}
* ${prose(n + 3, 8)}
*# nested${n} ${prose(n + 4, 6)}
*# ${prose(n + 5, 6)}

# ordered${n} ${prose(n + 6, 10)}
# ${prose(n + 7, 10)}

{code:typescript}
const code${n}: Map<string, number> = await load(${n});
if (a < b && items[0] !== '*') retry({ after: 1_000 });
{code}

{quote}
quote${n} ${prose(n + 9, 14)}
{quote}

{panel:title=paneltitle${n}}
panel${n} ${prose(n + 10, 14)}
{panel}

{noformat}
noformat${n} *stays*
{noformat}

||tablehead${n}||Errors||p99||
|tablecell${n}|4.2 %|*2.9 s*|
|us-east-1|0.3 %|0.4 s|

${prose(n + 12, 30)}`;
}
