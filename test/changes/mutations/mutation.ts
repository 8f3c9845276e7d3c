/** A single change of the sample, exactly what it must be told as, and short ways to its parts. */
import type { Parts } from '../sample.ts';

export type Mutation = readonly [name: string, mutate: (parts: Parts) => void, expected: readonly string[]];

export const list = (doc: Parts['doc']) => doc.paths['/orders'].get;
export const create = (doc: Parts['doc']) => doc.paths['/orders'].post;
export const get = (doc: Parts['doc']) => doc.paths['/orders/{id}'].get;
export const customer = (doc: Parts['doc']) => doc.paths['/customers/{id}'].get;
export const move = (object: Record<string, unknown>, from: string, to: string) => {
  object[to] = object[from];
  delete object[from];
};

/** Operations whose answers have the shared definition Order, with the way to it. */
export const everyOrder = (kind: string, request: string, property: string) =>
  [
    `${kind} CreateOrder ${property}`,
    `${kind} GetOrder ${property}`,
    `${kind} ListOrders [].${property}`,
    `${kind} WhenOrderCreated ${property}`,
    `${request} SaveMap *.${property}`,
  ].sort();
