import { callsChart, latencyChart } from './chart.ts';
import { type Html, html } from './html.ts';
import {
  callersTable,
  checksTable,
  errorsTable,
  figures,
  limitsTable,
  sitesTable,
  toolsTable,
  uptime,
} from './sections.ts';
import { style } from './style.ts';
import type { StatusView } from './view.ts';

/** Seconds after which a browser asks again. */
const REFRESH_SECONDS = 30;

/** The status page, complete: it needs no script and nothing from elsewhere. */
export function statusPage(view: StatusView): string {
  const { recording, now } = view;
  const ready = view.checks.every(({ ok }) => ok);
  const page: Html = html`<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH_SECONDS}">
<title>mcp-atlassian: ${ready ? 'ready' : 'not ready'}</title>
<link rel="icon" href="data:,">
<style>${{ markup: style }}</style>
</head>
<body>
<header>
<h1>mcp-atlassian</h1>
<span class="state ${ready ? 'good' : 'bad'}">${ready ? '✓ Ready' : '✗ Not ready'}</span>
<p>Version ${view.version}, ${view.transport}, ${view.processes}, counting for ${uptime(view)}</p>
</header>
<main>
${view.missing.map((text) => html`<p class="notice">${text}</p>`)}
${figures(view)}
<div class="grid">${callsChart(recording.minutes, now)}${latencyChart(recording.minutes, now)}</div>
<div class="grid">
${checksTable(view.checks)}
${callersTable(recording, now)}
${sitesTable(view.sites)}
${limitsTable(recording, now)}
${toolsTable(recording)}
${errorsTable(recording, now)}
</div>
</main>
<footer>As of ${new Date(now).toISOString().slice(0, 19).replace('T', ' ')} UTC; loads itself again every ${REFRESH_SECONDS} s.</footer>
</body>
</html>`;
  return `<!doctype html>\n${page.markup}\n`;
}
