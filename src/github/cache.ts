/** A memory of what cannot change: contents by their object id or commit. */
import { LRUCache } from 'lru-cache';

/** Bounded by bytes; what was unused for longest goes first. */
export class ContentCache<Value extends NonNullable<unknown>> {
  readonly #contents: LRUCache<string, Value>;

  /** @param limit bytes, at least one */
  constructor(limit: number) {
    this.#contents = new LRUCache({ maxSize: limit });
  }

  get(key: string): Value | undefined {
    return this.#contents.get(key);
  }

  /** @param size bytes; a value larger than the limit is not kept */
  set(key: string, value: Value, size: number): void {
    // Empty files are contents, too, and the cache wants a size of each.
    this.#contents.set(key, value, { size: Math.max(1, size) });
  }
}
