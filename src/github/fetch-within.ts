/** A limit of time for each request on the wire. */

/**
 * fetch that gives up after so many milliseconds, the reading of the answer included. A timer holds the limit: Node 20 forgets an
 * `AbortSignal.timeout` that nothing but `AbortSignal.any` refers to, as soon as it collects garbage.
 */
export function fetchWithin(milliseconds: number): typeof fetch {
  return (input, init) => {
    const limit = new AbortController();
    const late = () => limit.abort(new DOMException(`no answer within ${milliseconds} ms`, 'TimeoutError'));
    setTimeout(late, milliseconds).unref();
    const signal = init?.signal ? AbortSignal.any([init.signal, limit.signal]) : limit.signal;
    return globalThis.fetch(input, { ...init, signal });
  };
}
