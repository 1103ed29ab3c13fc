/** Works that come one after another. */
export interface Queue {
  /** Whether one runs or waits. */
  readonly busy: boolean;
  /** Does a work after all that were added before. Rejects as the work does; those behind it come all the same. */
  add<T>(work: () => T | Promise<T>): Promise<T>;
}

export function queue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  let left = 0;
  return {
    get busy() {
      return left > 0;
    },
    add(work) {
      left += 1;
      const done = last.then(work).finally(() => {
        left -= 1;
      });
      last = done.catch(() => undefined);
      return done;
    },
  };
}
