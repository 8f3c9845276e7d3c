/** What the page adds to the stylesheet of all pages. */
export const PREVIEW_STYLE = `
.card { display: flex; gap: 1rem; align-items: flex-start; margin-top: 1rem; }
.card h1 { margin-top: 0; }
.tile { width: 4rem; height: 4rem; flex: none; border-radius: 0.5rem; }
.dialog { border: 1px solid var(--line); border-radius: 0.4rem; padding: 0.5rem 0.75rem; margin: 0.5rem 0; max-width: 32rem; }
.field { margin: 0.6rem 0; }
.field .label { font-weight: 600; }
.field .box { border: 1px solid var(--line); border-radius: 0.25rem; background: var(--box); padding: 0.3rem 0.5rem; display: flex; gap: 0.5rem; justify-content: space-between; flex-wrap: wrap; }
.required { color: var(--error); font-weight: 400; font-size: 0.85rem; }
.group { border-left: 2px solid var(--line); padding-left: 0.75rem; }
.mark { border: 1px solid; border-radius: 1rem; padding: 0 0.5rem; font-size: 0.85rem; }
.mark.new { color: var(--added); } .mark.gone { color: var(--removed); } .mark.changed { color: var(--warning); }
.operation.gone > summary strong { text-decoration: line-through; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); gap: 1rem; }
.sides > section { min-width: 0; }
th .dim, th .notes { font-weight: 400; }
.tools { padding-left: 1rem; }
`;
