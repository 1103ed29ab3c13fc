/** What a device keeps of a round: the list until its end, visits until they are sent. All of it is sealed. */
import { openBase } from "../../../../offline/base.ts";
import { inOrder, memoryOutbox, type Outbox } from "../../../../offline/outbox.ts";
import { createSealer, type Sealed } from "../../../../offline/sealer.ts";
import type { Person, PersonStore } from "../../../../offline/use-line.ts";
import type { Asked } from "./asked.ts";
import type { PendingVisit } from "./pending-visit.ts";
import type { RoundList } from "./round-list.ts";

/** The store. */
export type RoundStore = PersonStore & {
  readonly visits: Outbox<PendingVisit>;
  readList(): Promise<RoundList | undefined>;
  keepList(list: RoundList): Promise<void>;
  /** What is asked on a round, without anybody: it stays when the list goes, so that what waits can be read. */
  readAsked(): Promise<Asked | undefined>;
  keepAsked(asked: Asked): Promise<void>;
  /** The names go, whatever still waits to be sent. */
  eraseList(): Promise<void>;
  /** Everything goes: first the key, so that nothing that a disk still has can be opened. */
  eraseAll(): Promise<void>;
};

/** For a browser that keeps nothing, and for tests. */
export function memoryRound(given?: {
  readonly list: RoundList;
  readonly person: Person;
  readonly asked?: Asked;
}): RoundStore {
  let { list, person, asked } = { list: given?.list, person: given?.person, asked: given?.asked };
  const visits = memoryOutbox<PendingVisit>();
  const eraseList = async (): Promise<void> => {
    list = undefined;
  };
  return {
    visits,
    readPerson: async () => person,
    async keepPerson(known) {
      person = known;
    },
    readList: async () => list,
    async keepList(taken) {
      list = taken;
    },
    readAsked: async () => asked,
    async keepAsked(taken) {
      asked = taken;
    },
    eraseList,
    async eraseAll() {
      await eraseList();
      asked = undefined;
      person = undefined;
      await visits.remove((await visits.all()).map(({ id }) => id));
    },
  };
}

type Kept = { readonly id: string } & Sealed;

/** Opens it in this browser. Rejects when the browser keeps nothing, as in some private windows. */
export async function openRound(): Promise<RoundStore> {
  const base = await openBase("bluezone-round", { key: null, kept: null, visits: "id" });
  const sealer = createSealer({
    read: () => base.get<CryptoKey>("key", "key"),
    keep: async (key) => {
      if (!(await base.get("key", "key"))) await base.write("key", (store) => void store.put(key, "key"));
    },
    forget: () => base.write("key", (store) => void store.clear()),
  });
  const read = async <T>(name: string): Promise<T | undefined> => {
    const sealed = await base.get<Sealed>("kept", name);
    return sealed && ((await sealer.open(sealed)) as T | undefined);
  };
  const keep = async (name: string, value: unknown): Promise<void> => {
    const sealed = await sealer.seal(value);
    await base.write("kept", (store) => void store.put(sealed, name));
  };
  return {
    visits: {
      async add(visit) {
        const sealed = await sealer.seal(visit);
        await base.write("visits", (store) => void store.put({ id: visit.id, ...sealed }));
      },
      async all() {
        const opened = await Promise.all((await base.all<Kept>("visits")).map(sealer.open));
        return opened.filter((one): one is PendingVisit => one !== undefined).sort(inOrder);
      },
      remove: (ids) => base.write("visits", (store) => ids.forEach((id) => void store.delete(id))),
    },
    readPerson: () => read<Person>("person"),
    keepPerson: (person) => keep("person", person),
    readList: () => read<RoundList>("list"),
    keepList: (list) => keep("list", list),
    readAsked: () => read<Asked>("asked"),
    keepAsked: (asked) => keep("asked", asked),
    eraseList: () => base.write("kept", (store) => void store.delete("list")),
    async eraseAll() {
      await sealer.forget();
      await base.write("kept", (store) => void store.clear());
      await base.write("visits", (store) => void store.clear());
    },
  };
}
