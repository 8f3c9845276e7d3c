/** Finds look-ups by a partner's key in objects that have it from `Object.prototype`: there `constructor` is always found. */

/** Stands for every name that all objects have. No dictionary knows it, and no rule. */
export const INHERITED = 'inherited';

/** Does the work, and tells where the name was looked up in, or written to, an object that does not have it itself. */
export function inheritedIn<T>(work: () => T): { readonly result: T; readonly places: readonly string[] } {
  const places = new Set<string>();
  const note = () => {
    const frames = (new Error().stack ?? '').split('\n').slice(1);
    const place = frames.find((frame) => frame.includes('/src/') && !frame.includes('/node_modules/'));
    places.add((place ?? frames[2] ?? '').replace(/^.*\/src\//, 'src/').replace(/:\d+\)?$/, ''));
  };
  Object.defineProperty(Object.prototype, INHERITED, {
    configurable: true,
    get(): undefined {
      note();
    },
    set(value: unknown) {
      note();
      Object.defineProperty(this, INHERITED, { value, configurable: true, enumerable: true, writable: true });
    },
  });
  try {
    const result = work();
    return { result, places: [...places] };
  } finally {
    Reflect.deleteProperty(Object.prototype, INHERITED);
  }
}
