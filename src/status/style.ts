/** The whole look of the page; nothing is loaded from anywhere. */
export const style = `
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1b2430;--dim:#5b6675;--line:#dfe3e8;--calm:#2f6fd6;--soft:#b9d0f3;--bad:#c9372c;--good:#1a7f4b;--badbg:#fdecea;--goodbg:#e6f5ec}
@media(prefers-color-scheme:dark){:root{--page:#12161c;--card:#1b2129;--text:#e3e8ee;--dim:#98a4b3;--line:#2c3541;--calm:#6ea4f7;--soft:#34507c;--bad:#ff8379;--good:#5fcf94;--badbg:#3a1f1f;--goodbg:#17301f}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",sans-serif}
main,header{max-width:1240px;margin:0 auto;padding:0 16px}
header{padding-top:24px;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:baseline}
h1{font-size:22px;line-height:1.3;margin:0}
h2{font-size:16px;margin:0 0 8px}
header p{margin:0;color:var(--dim);flex-basis:100%}
.state{font-weight:600;padding:2px 10px;border-radius:999px}
.state.good{background:var(--goodbg);color:var(--good)}
.state.bad{background:var(--badbg);color:var(--bad)}
.notice{border-left:4px solid var(--bad);background:var(--badbg);padding:8px 12px;margin:16px 0 0;border-radius:4px}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:12px;margin:20px 0 12px}
.figures>div,section,figure{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px 16px;margin:0;min-width:0}
.figures span,.figures small{display:block;color:var(--dim);font-size:13px}
.figures b{display:block;font-size:26px;line-height:1.25;font-weight:600}
.grid{display:grid;grid-template-columns:1fr 1fr;gap:12px;margin-bottom:12px}
.wide{grid-column:1/-1}
figcaption{font-size:14px;color:var(--dim)}
figcaption b{color:var(--text);font-size:16px;margin-right:8px}
.key{white-space:nowrap;margin-right:10px}
.key::before{content:"";display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:5px;background:var(--calm)}
.key.soft::before{background:var(--soft)}
.key.bad::before{background:var(--bad)}
svg{display:block;width:100%;height:130px;border-bottom:1px solid var(--line)}
rect.calm{fill:var(--calm)}rect.soft{fill:var(--soft)}rect.bad{fill:var(--bad)}rect.none{fill:transparent}
g:hover rect.none{fill:var(--line)}
.top,.ends{color:var(--dim);font-size:12px;font-variant-numeric:tabular-nums}
.top{border-bottom:1px dashed var(--line);margin-bottom:2px}
.ends{display:flex;justify-content:space-between}
.note,p.none{color:var(--dim);margin:0 0 8px;font-size:13px}
p.none{margin:0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th{text-align:left;font-weight:600;color:var(--dim);font-size:12px;white-space:nowrap}
th,td{padding:5px 14px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
code{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace}
time{white-space:nowrap}
.mark{font-weight:600}.mark.good{color:var(--good)}.mark.bad{color:var(--bad)}
td.long{overflow-wrap:anywhere}
code{white-space:nowrap}
footer{max-width:1240px;margin:0 auto;padding:4px 16px 24px;color:var(--dim);font-size:13px}
@media(max-width:760px){.grid{grid-template-columns:1fr}.figures{grid-template-columns:1fr 1fr}header{padding-top:16px}svg{height:100px}
thead{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
table,tbody,tr,td{display:block}
tr{border-bottom:1px solid var(--line);padding:6px 0}tr:last-child{border-bottom:0}
td,td.n{display:inline-block;border:0;padding:0 14px 0 0;text-align:left;white-space:normal}
td:first-child{display:block;font-weight:600}
td:not(:first-child)::before{content:attr(data-label) " ";color:var(--dim);font-size:12px}
td.long{display:block}td.long::before{content:none!important}
td:empty{display:none}
td.w,td code{overflow-wrap:anywhere;white-space:normal}}
`;
