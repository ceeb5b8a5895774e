import { escapeHtml } from '../../../base/escape.ts';
import { valueIn } from './value-words.ts';
import { type Word, words } from './words.ts';

/** A word in both languages, of which the page shows one. */
export function inBoth(word: Word): string {
  const [en, zh] = words[word];
  return `<span lang="en">${escapeHtml(en)}</span><span lang="zh">${escapeHtml(zh)}</span>`;
}

/** A text in both languages, of which the page shows one. */
export function bothTexts(en: string, zh: string): string {
  return en === zh
    ? escapeHtml(en)
    : `<span lang="en">${escapeHtml(en)}</span><span lang="zh">${escapeHtml(zh)}</span>`;
}

/** A value, or a reason, in both languages. */
export function bothValues(text: string): string {
  return bothTexts(text, valueIn(text, 'zh'));
}

const style = `
:root{color-scheme:light dark;--line:#8884;--bad:#c62828;--warn:#b26a00;--good:#2e7d32;--mute:#777}
*{box-sizing:border-box}body{margin:0 auto;max-width:1180px;padding:1.2rem;font:15px/1.5 system-ui,"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
html:not([data-lang=zh]) [lang=zh],html[data-lang=zh] [lang=en]{display:none}
h1{margin:.2rem 0}h2{margin:2rem 0 .6rem}button{float:right;font:inherit;padding:.2rem .8rem}
.verdict{border-left:6px solid var(--mute);padding:.6rem 1rem;background:#8881;font-size:1.1rem}.verdict b{font-size:1.35rem}.verdict.green{border-color:var(--good);background:#2e7d3218}.verdict.red{border-color:var(--bad);background:#c6282818}.verdict.amber{border-color:var(--warn);background:#b26a0018}
.cause>summary{line-height:1.45}.cause>summary small{display:block}details.cause{color:inherit}.cause.violation{border-left:4px solid var(--bad)}.cause.drift{border-left:4px solid var(--warn)}.cause:target{outline:2px solid Highlight}
.filter{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;margin:.6rem 0}.filter select{font:inherit;max-width:100%;min-width:0;padding:.2rem}
.bar{display:flex;flex-wrap:wrap;gap:.6rem;margin:.5rem 0}button.copy{float:none;font-size:.9em}a{color:inherit}.steps ol{margin:.4rem 0;padding-left:1.6rem}.steps li{margin:.25rem 0;overflow-wrap:anywhere}.steps li.wrong{color:var(--bad)}.steps code{white-space:pre-wrap}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(170px,1fr));gap:.2rem 1.2rem;margin:1rem 0}.facts b{display:block;font-weight:600;color:var(--mute);font-size:.85em}
.counts span.n{display:inline-block;margin:0 .8rem .4rem 0;padding:.15rem .7rem;border-radius:1rem;border:1px solid var(--line)}
table{border-collapse:collapse;width:100%;font-size:.92em}th,td{border-bottom:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:Canvas}
td.c{text-align:center}.violated,.violation{color:var(--bad)}.drift{color:var(--warn)}.held{color:var(--good)}.not{color:var(--mute)}
details{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.4rem .8rem}summary{cursor:pointer}summary b{margin-right:.6rem}
pre{overflow:auto;background:#8881;padding:.6rem;border-radius:4px;white-space:pre-wrap;word-break:break-word;max-height:24rem}code{font:13px/1.45 ui-monospace,monospace}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:.6rem 0}dt{color:var(--mute)}dd{margin:0;overflow-wrap:anywhere}summary,td,li,p{overflow-wrap:anywhere}.wide{overflow-x:auto}
@media(max-width:600px){body{padding:.6rem}h1{font-size:1.4rem}dl{display:block}dt{margin-top:.4rem}.facts{grid-template-columns:1fr 1fr}table{font-size:.85em}.filter select{width:100%}summary b{margin-right:.3rem}}
@media print{.filter,.bar{display:none}button{display:none}details{break-inside:avoid}}`;

const script = `
const root=document.documentElement,show=l=>{root.dataset.lang=l;root.lang=l==='zh'?'zh-CN':'en'};
const wanted=new URLSearchParams(location.search).get('lang')||(/^zh/.test(navigator.language)?'zh':'en');show(wanted);
document.querySelector('button').onclick=()=>{show(root.dataset.lang==='zh'?'en':'zh');speak()};
const boxes=[...document.querySelectorAll('.filter select')],parts=[...document.querySelectorAll('[data-severity]')];
const speak=()=>{for(const o of document.querySelectorAll('option[data-zh]'))o.textContent=root.dataset.lang==='zh'?o.dataset.zh:o.dataset.en};speak();
const sift=()=>{for(const p of parts)p.hidden=boxes.some(b=>b.value&&!(' '+p.dataset[b.name]+' ').includes(' '+b.value+' '))};
for(const b of boxes)b.onchange=sift;
const open=()=>{const p=location.hash&&document.getElementById(decodeURIComponent(location.hash.slice(1)));for(let d=p;d;d=d.parentElement)if(d.tagName==='DETAILS')d.open=true;if(p)p.scrollIntoView()};
addEventListener('hashchange',open);open();
for(const b of document.querySelectorAll('button.copy'))b.onclick=async()=>{const t=b.nextElementSibling,said=[...t.children].filter(p=>!p.lang||p.lang===(root.dataset.lang||'en')).map(p=>p.textContent).join('\\n');try{await navigator.clipboard.writeText(said)}catch{const s=getSelection(),r=document.createRange();t.hidden=false;r.selectNodeContents(t);s.removeAllRanges();s.addRange(r);document.execCommand('copy')}b.dataset.done='';b.querySelector('[lang='+(root.dataset.lang||'en')+']').textContent+=' ✓'};`;

/** One file that needs nothing else. `?lang=zh` or the button chooses the language, the browser's by default. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><button type="button"><span lang="en">中文</span><span lang="zh">English</span></button>
${body}
<script>${script}</script></body></html>
`;
}
