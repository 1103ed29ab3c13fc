/** A phone that has worked for a while, and a store that dies at a commit: for tests of sharing. */
import { Days, type Duration, Minutes } from "@bluezone/protocol/time";
import type { MemoryStore } from "../../../doubles/store.ts";
import type { Store } from "../../../ports.ts";
import { type Person, person } from "../../../testing/person.ts";

/** The code that the double of the health server takes. */
export const CODE = "12345678";

/** Time passes by the quarter of an hour: the keys are the same, and the tests quick. */
export async function idle(a: Person, length: Duration): Promise<void> {
  for (let t = 0; t < length; t += Minutes(15)) {
    await a.phone.run();
    a.clock.pass(Minutes(15));
  }
}

/** A phone that has worked for a time: two days, and three keys. */
export async function worked(options: Parameters<typeof person>[1] = {}, length = Days(2)): Promise<Person> {
  const a = await person("sharer", options);
  await a.phone.start();
  await idle(a, length);
  a.servers.calls.length = 0;
  return a;
}

/** A store that ends the app after so many commits, before or after writing the last. */
export function mortal(
  inner: MemoryStore,
  dies: { after: number; written: boolean } | null,
): Store & MemoryStore {
  let commits = 0;
  return {
    ...inner,
    async commit(changes) {
      commits += 1;
      if (dies && commits === dies.after && !dies.written) return new Promise<void>(() => undefined);
      await inner.commit(changes);
      if (dies && commits === dies.after) return new Promise<void>(() => undefined);
    },
  };
}
