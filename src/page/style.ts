/** The one stylesheet: colours for light and dark with enough contrast, usable from 360 pixels on. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: #1b1f24; --dim: #57606a; --page: #ffffff; --box: #f6f8fa; --line: #d0d7de; --link: #0757ba;
  --error: #b3141d; --warning: #7d4e00; --suggestion: #0757ba; --added: #116329; --removed: #b3141d; --focus: #0757ba;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e6edf3; --dim: #9aa4af; --page: #0d1117; --box: #161b22; --line: #3d444d; --link: #79b8ff;
    --error: #ff9a92; --warning: #e3b341; --suggestion: #79b8ff; --added: #56d364; --removed: #ff9a92; --focus: #79b8ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: var(--page); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main, nav { max-width: 72rem; margin: 0 auto; padding: 0 1rem; }
main { padding-bottom: 4rem; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0; padding: 0.75rem 0; list-style: none; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1rem 0 0.25rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.5rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1rem 0 0.25rem; }
h4 { font-size: 1rem; margin: 0.75rem 0 0.25rem; }
p { margin: 0.25rem 0; }
a { color: var(--link); }
code { font: 0.9em ui-monospace, monospace; background: var(--box); padding: 0 0.2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--page); padding: 0.5rem; }
.dim { color: var(--dim); font-size: 0.9rem; }
.badge { border: 1px solid var(--line); border-radius: 1rem; padding: 0 0.5rem; font-size: 0.85rem; color: var(--dim); white-space: nowrap; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.5rem; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
details { border: 1px solid var(--line); border-radius: 0.4rem; margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.5rem 0.75rem; }
details > .inside { padding: 0 0.75rem 0.75rem; }
.notes { list-style: none; margin: 0.25rem 0; padding: 0; }
.notes li { border-left: 4px solid; padding: 0.1rem 0.5rem; margin: 0.2rem 0; font-size: 0.92rem; background: var(--box); }
.notes .error { border-color: var(--error); } .notes .error b { color: var(--error); }
.notes .warning { border-color: var(--warning); } .notes .warning b { color: var(--warning); }
.notes .suggestion { border-color: var(--suggestion); } .notes .suggestion b { color: var(--suggestion); }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { nav, .skip { display: none; } }
`;
