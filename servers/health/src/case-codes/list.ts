/** Codes of cases as the desk lists them: the last of each case, within reach. */
import type { IssuedCode, listCodes as listEndpoint } from "@bluezone/contract/health/issued-codes";
import { dayOf, isoInstant } from "@bluezone/protocol/time";
import type { Viewer } from "@bluezone/staff/viewer";
import type { z } from "zod";
import { numberOf, shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import type { Person } from "../people/person.ts";
import { noteReadings } from "../people/readings.ts";
import { readPeople } from "../people/store.ts";
import { fromMs } from "../tables.ts";
import { countCodes, findCodes, findWithout, type ListedCode } from "./list-store.ts";
import { shownWithout } from "./without.ts";

const at = (text: string | null): string | null => (text === null ? null : isoInstant(fromMs(text)));
const trouble = ({ sms, made, state }: ListedCode): IssuedCode["trouble"] =>
  state !== "attention" ? null : sms === "failed" || sms === "unsure" ? sms : made ? null : "no_number";

/** A code as the contract shows it. */
const shownCode = ({ config }: Pick<Context, "config">, row: ListedCode, person: Person): IssuedCode => ({
  id: row.id,
  caseId: row.case_id,
  caseNumber: numberOf(config, row.number),
  person: shownPerson(person),
  way: row.way,
  state: row.state,
  trouble: trouble(row),
  again: row.next_try_ms !== null,
  issued: isoInstant(fromMs(row.issued_ms)),
  until: at(row.until_ms),
  claimed: at(row.claimed_ms),
  certified: at(row.certified_ms),
  ended: at(row.ended_ms),
});

/** One page of them with the counts of all. Cases that never had a code stand with those that want somebody. */
export function listPage(
  context: Context,
  asked: z.output<(typeof listEndpoint)["request"]>,
  caller: Viewer,
): Promise<z.output<(typeof listEndpoint)["response"]>> {
  const { clock, database, random } = context;
  return database.transaction(async (trx) => {
    const now = clock.now();
    const scope = caller.scope("codes.read");
    const { rows, total } = await findCodes(trx, scope, asked, now);
    const never = await findWithout(trx, scope, dayOf(now, "vietnam"), asked.limit);
    const named = asked.caseId === undefined && (asked.state ?? "attention") === "attention";
    const without = named && asked.offset === 0 ? never.rows : [];
    const keys = await openPeopleKeys(context, trx);
    const people = await readPeople(
      trx,
      keys,
      random,
      [...rows, ...without].map(({ person_id }) => person_id),
    );
    const codes = rows.flatMap((row) => {
      const person = people.get(row.person_id);
      return person ? [shownCode(context, row, person)] : [];
    });
    const counts = await countCodes(trx, scope, now);
    await noteReadings(context, trx, now, caller, "codes.list", [...people.keys()]);
    return {
      codes,
      without: without.flatMap((row) => {
        const person = people.get(row.person_id);
        return person ? [shownWithout(context, row, person)] : [];
      }),
      total: total + (named ? never.total : 0),
      counts: { ...counts, attention: counts.attention + never.total },
    };
  });
}
