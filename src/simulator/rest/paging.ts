/** Pages and their Link header. */
import type { Answer, Call } from './route.ts';

/** GitHub: 30 a page unless told, at most 100. */
export function pageSize(url: URL): number {
  return Math.min(100, whole(url, 'per_page', 30));
}

function whole(url: URL, name: string, otherwise: number): number {
  const value = Number(url.searchParams.get(name));
  return Number.isInteger(value) && value > 0 ? value : otherwise;
}

/** One page of a list, rendered, with the Link header GitHub gives it; `wrap` puts it into an object with a total. */
export function page<Item>(
  { hub, url }: Call,
  items: readonly Item[],
  render: (item: Item) => unknown,
  wrap: (rendered: unknown[]) => unknown = (rendered) => rendered,
): Answer {
  const [size, number] = [pageSize(url), whole(url, 'page', 1)];
  const last = Math.max(1, Math.ceil(items.length / size));
  const rendered = items.slice((number - 1) * size, number * size).map(render);
  const links: [string, number][] = [];
  if (number > 1) links.push(['prev', number - 1]);
  if (number < last) links.push(['next', number + 1], ['last', last]);
  if (number > 1) links.push(['first', 1]);
  const header = links.map(([rel, target]) => `<${at(hub.url, url, 'page', String(target))}>; rel="${rel}"`).join(', ');
  return { status: 200, body: wrap(rendered), headers: header === '' ? {} : { link: header } };
}

/** The same address with one parameter changed. */
export function at(base: string, url: URL, name: string, value: string): string {
  const copy = new URL(`${base}${url.pathname}${url.search}`);
  copy.searchParams.set(name, value);
  return copy.href;
}
