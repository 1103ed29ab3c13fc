/** The endpoints that find whom somebody asks about, and make theirs what they sent from a phone. */
import { Fault } from "@bluezone/contract/fault";
import { findDataPeople, linkSent as linkSentEndpoint } from "@bluezone/contract/health/data";
import { changed, type Desk } from "@bluezone/desk/change";
import { within } from "@bluezone/staff/scope";
import { shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { noteReadings } from "../people/readings.ts";
import { findPeople, insertPerson, readSought } from "../people/store.ts";
import { typedName, typedPhone } from "../people/typed.ts";
import { linkSent } from "../sent.ts";
import type { Tables } from "../tables.ts";
import { personOf } from "./request.ts";
import { chosen, findSent } from "./sent.ts";

/** Adds them. */
export function addDataPeople(desk: Desk<Tables>, context: Context): void {
  const { clock, database, random } = context;

  desk.read(findDataPeople, async ({ words }, { caller }) =>
    database.transaction(async (trx) => {
      const keys = await openPeopleKeys(context, trx);
      const scope = caller.scope("data.read");
      const sought = readSought(words);
      const found = await findPeople(trx, keys, random, scope, sought, 20);
      const sent = sought.phone == null ? [] : await findSent(trx, keys, scope, sought.phone);
      const read = [...found, ...sent].map(({ id }) => id);
      await noteReadings(context, trx, clock.now(), caller, "data.find", read);
      return { people: found.map(shownPerson), sent: sent.map(({ home: _, ...one }) => one) };
    }),
  );

  desk.change(linkSentEndpoint, async (asked, { trx, now, scope }) => {
    const phone = typedPhone(asked.phone);
    if (phone === null) throw new Fault("phone_invalid", "a number is needed");
    const keys = await openPeopleKeys(context, trx);
    const records = chosen(await findSent(trx, keys, scope, phone), asked);
    const known = "id" in asked.person ? await personOf(context, trx, asked.person.id) : undefined;
    if ("id" in asked.person && (!known || !within(scope, known.unitPath)))
      throw new Fault("not_found", "There is nobody of that id.");
    const [first] = records;
    if (!first) throw new Fault("not_found", "Nothing was sent with this number.");
    const person =
      known ??
      (await insertPerson(
        trx,
        { keys, random, now },
        {
          name: "name" in asked.person ? typedName(asked.person.name) : "",
          birthYear: null,
          phone,
          commune: null,
          address: null,
          about: null,
        },
        first.home,
      ));
    await linkSent(trx, person.id, records);
    const fields = [...new Set(records.map(({ kind }) => kind))];
    return changed({ personId: person.id }, { action: "data.link", subject: person.id, fields });
  });
}
