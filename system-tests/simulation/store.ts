/** An object store as a port, in memory: slow, late, full, and with answers that are lost on their way. */
import { Instant, Minutes, plus, Seconds } from "@bluezone/protocol/time";
import { type Blobs, blobName } from "@bluezone/server-kit/files/blobs";
import { StoreError } from "@bluezone/server-kit/files/store-error";
import type { Draw } from "../crash/draw.ts";
import type { Faults } from "./faults.ts";
import { createParty, type Party, type Scheduler } from "./scheduler.ts";

/** Where the servers' files are. */
export type SimStore = {
  /** How a process reaches it. */
  blobsOf(party: Party): Promise<Blobs>;
  /** What lies in it now, as readers find it. */
  files(): ReadonlyMap<string, Uint8Array>;
  /** The power goes; absent where no machine of ours has the files. */
  readonly cutPower?: () => void;
  /** What was acknowledged and is lost or torn all the same, because a flush had lied. */
  lost(): ReadonlySet<string>;
};

/** How long a name may be missing from lists, or stay in them. */
const SETTLES = Minutes(5);
/** A store refuses a signature older than this (record 0076). */
const LATEST = Minutes(14);
/** When the real client has given a put up: three tries of thirty seconds. */
const GIVEN_UP = Seconds(92);

const NOTHING: ReadonlySet<string> = new Set();
const refused = () => new StoreError("http_failed", "The object store answered with 502.");

/** @param changed told after each change. */
export function createStore(
  scheduler: Scheduler,
  { faults, draw, changed }: { readonly faults: Faults; readonly draw: Draw; changed(): void },
): SimStore {
  const files = new Map<string, Uint8Array>();
  /** When each name was put or removed last. */
  const touched = new Map<string, Instant>();
  const removed = new Set<string>();
  const way = createParty("store");
  let fullUntil = Instant(0);

  function put(name: string, bytes: Uint8Array): void {
    files.set(name, bytes);
    removed.delete(name);
    touched.set(name, scheduler.now);
    changed();
  }
  const fresh = (name: string): boolean => scheduler.now < plus(touched.get(name) ?? Instant(0), SETTLES);
  const fails = (): void => {
    if (faults.hit("get refused")) throw refused();
  };

  return {
    files: () => files,
    lost: () => NOTHING,
    blobsOf: async (party) => ({
      async put(name, given) {
        const bytes = given.slice();
        blobName(name);
        const what = `put ${name}`;
        if (faults.hit("put late", scheduler.before(what))) {
          const after = Seconds(draw.number(1, LATEST / 1_000));
          scheduler.alarm(way, `a put of ${name} arrives`, after, () => put(name, bytes));
          return scheduler.call(party, `put of ${name} is given up`, () => Promise.reject(refused()), {
            at: plus(scheduler.now, GIVEN_UP),
          });
        }
        return scheduler.call(party, what, () => {
          const before = scheduler.before(what);
          if (faults.hit("store full")) fullUntil = plus(scheduler.now, Minutes(draw.number(1, 10)));
          if (faults.hit("put refused", before) || (scheduler.now < fullUntil && faults.on)) throw refused();
          put(name, bytes);
          if (faults.hit("put unanswered", before)) throw refused();
        });
      },
      get: (name) =>
        scheduler.call(party, `get ${name}`, () => {
          fails();
          return files.get(blobName(name))?.slice();
        }),
      list: (prefix) =>
        scheduler.call(party, `list ${prefix}`, () => {
          fails();
          const late = faults.hit("list late");
          const names = late
            ? [...[...files.keys()].filter((name) => !fresh(name)), ...[...removed].filter(fresh)]
            : [...files.keys()];
          return names.filter((name) => name.startsWith(prefix)).sort();
        }),
      remove: (name) =>
        scheduler.call(party, `remove ${name}`, () => {
          fails();
          if (!files.delete(blobName(name))) return;
          removed.add(name);
          touched.set(name, scheduler.now);
          changed();
        }),
    }),
  };
}
