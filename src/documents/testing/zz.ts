import fc from 'fast-check';
import { writableDocuments } from './arbitrary-document.ts';
import { walk } from '../children.ts';
import { plainText } from '../plain-text.ts';
import { readWiki } from '../wiki/read.ts';
import { writeWiki } from '../wiki/write.ts';
const squeeze = (text: string) => text.replace(/\s+/g, '');
const lost = (d: any) => { const f: string[] = []; walk(d, (n: any) => { if (n.type === 'text') f.push(n.text); if (n.type === 'status') f.push(n.attrs.text); if (n.type === 'expand') f.push(n.attrs?.title ?? ''); if (n.type==='panel'||n.type==='codeBlock') f.push(n.title ?? ''); }); const k = squeeze(plainText(readWiki(writeWiki(d)))); return f.map(squeeze).filter((t) => t && !k.includes(t)); };
let fails = 0;
for (let i = 0; i < 6; i++) {
const r = fc.check(fc.property(writableDocuments, (d) => lost(d).length === 0), { numRuns: 2000 });
if (r.failed) { const d = r.counterexample![0]; console.log(r.numRuns, JSON.stringify(d.content).slice(0, 1500), String(r.errorInstance).slice(0, 200)); console.log(writeWiki(d)); console.log('LOST', lost(d)); console.log('BACK', JSON.stringify(readWiki(writeWiki(d)).content)); console.log('-----'); if (++fails > 2) break; } else console.log('ok', r.numRuns);
}
