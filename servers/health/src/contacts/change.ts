/** What an officer changes of a contact: the person, when and how near it was, the note. */
import type { RequestOf } from "@bluezone/contract/endpoint";
import type { changeContact as endpoint } from "@bluezone/contract/health/contacts";
import { type ChangeResult, changed } from "@bluezone/desk/change";
import { dayOf } from "@bluezone/protocol/time";
import type { Context } from "../context.ts";
import { openPeopleKeys } from "../people/keys.ts";
import { changedFields } from "../people/person.ts";
import { changePerson } from "../people/store.ts";
import { typedPerson } from "../people/typed.ts";
import { type ContactChange, changedMeanwhile, personOfContact, putContact } from "./store.ts";
import { typedCircumstances } from "./typed-contact.ts";

const CIRCUMSTANCES = ["day", "part", "minutes", "masked", "distance", "touched", "carer"] as const;

/**
 * Both versions as they were seen. What the person sent from the app is not touched. Throws Fault as the endpoint
 * lists.
 */
export async function changeContact(
  context: Context,
  asked: RequestOf<typeof endpoint>,
  changing: ContactChange,
): Promise<ChangeResult<{ version: number }>> {
  const { trx, now, row } = changing;
  const person = await personOfContact(context, trx, row);
  if (person.version !== asked.personVersion) throw changedMeanwhile();
  const today = dayOf(now, "vietnam");
  const fields = typedPerson(context.config.province, asked.person, today, person);
  const told =
    asked.circumstances.day === null || dayIs(asked.circumstances.day, row.day)
      ? { ...asked.circumstances, day: asked.circumstances.day === null ? null : row.day }
      : typedCircumstances(asked.circumstances, today);
  const names: string[] = [...changedFields(person, fields)];
  if (names.length > 0) {
    const keys = await openPeopleKeys(context, trx);
    if (!(await changePerson(trx, { keys, now }, person, fields))) throw changedMeanwhile();
  }
  names.push(...CIRCUMSTANCES.filter((name) => row[name] !== told[name]));
  const column = `contact/${row.id}/note`;
  const note = asked.note || null;
  if (note !== person.own.openOrNull(column, row.note)) names.push("note");
  const version = await putContact(trx, row, changing, {
    ...told,
    note: person.own.sealOrNull(column, note),
  });
  return changed({ version }, { action: "contact.change", subject: row.id, fields: names });
}

/** A day that stays may be older than one that is entered now. */
const dayIs = (iso: string, day: number | null): boolean =>
  day !== null && Date.parse(`${iso}T00:00:00Z`) === day * 86_400_000;
