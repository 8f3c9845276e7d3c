/** The one stylesheet of the pages, light and dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1d2430; --soft: #5b6675; --line: #d5dbe3; --paper: #fff; --tint: #f4f6f9; --link: #1259b8;
  --good: #17733a; --bad: #b42334; --warn: #8f5b00; --merged: #6b3fb0; --add: #dff5e4; --del: #fbe3e5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e9f0; --soft: #97a3b3; --line: #333d4b; --paper: #12161d; --tint: #1a2029;
  --link: #79b0f7; --good: #5cc481; --bad: #f0808c; --warn: #e0b050; --merged: #b898ee; --add: #14351f; --del: #401d22; } }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 system-ui, sans-serif }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
a { color: var(--link); text-decoration: none } a:hover { text-decoration: underline }
h1 { font-size: 1.5rem; margin: .3rem 0 } h1 small { color: var(--soft); font-weight: 400 }
nav { color: var(--soft) } nav.tabs { display: flex; gap: 1.2rem; border-bottom: 1px solid var(--line); margin: 1rem 0; padding-bottom: .5rem }
nav.tabs a[aria-current] { color: var(--ink); font-weight: 600 }
.soft { color: var(--soft) }
.state, .label { border-radius: 1rem; padding: .1rem .65rem; font-size: .82rem; border: 1px solid currentColor; white-space: nowrap }
.open, .success { color: var(--good) } .closed, .failure { color: var(--bad) } .merged { color: var(--merged) }
.draft, .neutral, .null { color: var(--soft) } .action_required, .warning { color: var(--warn) } .notice { color: var(--link) }
.label { color: var(--ink); border-color: var(--line); background: var(--tint) }
.label i { display: inline-block; width: .6rem; height: .6rem; border-radius: 50%; margin-right: .35rem }
ul.plain { list-style: none; padding: 0; margin: 0 } ul.plain > li { padding: .7rem 0; border-bottom: 1px solid var(--line) }
article { border: 1px solid var(--line); border-radius: .5rem; margin: 1rem 0; overflow: hidden }
article > header { background: var(--tint); padding: .45rem .9rem; border-bottom: 1px solid var(--line); color: var(--soft) }
article > header b { color: var(--ink) } article > .body { padding: .2rem .9rem .6rem }
article.thread { margin: .7rem 0 .7rem 1.5rem } article.thread article { border: 0; border-top: 1px solid var(--line); border-radius: 0; margin: 0 }
.event { color: var(--soft); padding: .25rem .9rem; border-left: 2px solid var(--line); margin-left: 1rem }
.event b { color: var(--ink); font-weight: 600 }
pre { overflow-x: auto; background: var(--tint); padding: .6rem .8rem; border-radius: .35rem; font: 12.5px/1.5 ui-monospace, monospace; margin: .5rem 0 }
code { font: .87em ui-monospace, monospace; background: var(--tint); padding: .1em .3em; border-radius: .25rem } pre code { padding: 0; font-size: inherit }
.add { background: var(--add); display: block } .del { background: var(--del); display: block } .hunk { color: var(--soft); display: block }
.suggestion { border: 1px solid var(--line); border-radius: .35rem; overflow: hidden; margin: .5rem 0 } .suggestion header { padding: .25rem .7rem; color: var(--soft); font-size: .85rem }
.suggestion pre { margin: 0; border-radius: 0; padding: .3rem .7rem }
table { border-collapse: collapse; margin: .6rem 0; display: block; overflow-x: auto } th, td { border: 1px solid var(--line); padding: .3rem .6rem; text-align: left; vertical-align: top }
th { background: var(--tint) } .markdown h1, .markdown h2, .markdown h3 { font-size: 1.1rem; margin: .9rem 0 .3rem }
details { margin: .4rem 0 } summary { cursor: pointer }
`;
