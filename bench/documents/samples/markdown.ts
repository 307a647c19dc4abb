import { prose } from '../prose.ts';

/** One section of GitHub's Markdown with the number `n` in every marker. */
export function markdownSection(n: number): string {
  return `## heading${n}

${prose(n, 24)} **strong${n}** ${prose(n + 1, 12)} *emphasis${n}* and ~~strike${n}~~ with \`monospace${n}\`
and a [link${n}](https://example.com/docs/${n}), R&amp;D entity${n}.

- bullet${n} ${prose(n + 2, 8)}
- ${prose(n + 3, 8)}
  1. nested${n} ${prose(n + 4, 6)}
  2. ${prose(n + 5, 6)}

1. ordered${n} ${prose(n + 6, 10)}
2. ${prose(n + 7, 10)}

- [ ] task${n} ${prose(n + 8, 5)}
- [x] done${n}

\`\`\`typescript
const code${n}: Map<string, number> = await load(${n});
if (a < b && items[0] !== '*') retry({ after: 1_000 });
\`\`\`

> quote${n} ${prose(n + 9, 14)}

> [!WARNING]
> panel${n} ${prose(n + 10, 14)}

<details>
<summary>expandtitle${n}</summary>

expand${n} ${prose(n + 11, 14)}

</details>

| tablehead${n} | Errors | p99 |
| --- | --- | --- |
| tablecell${n} | 4.2 % | **2.9 s** |
| us-east-1 | 0.3 % | 0.4 s |

${prose(n + 12, 30)}`;
}
