/** Open cases that never had a code, as the desk lists them. */
import type { CaseWithoutCode } from "@bluezone/contract/health/issued-codes";
import { parsePhone, phoneKind } from "@bluezone/vietnamese/phone";
import { numberOf, shownPerson } from "../cases/view.ts";
import type { Context } from "../context.ts";
import type { Person } from "../people/person.ts";
import type { CodelessCase } from "./list-store.ts";

/** One as the contract shows it. */
export function shownWithout(
  { config }: Pick<Context, "config">,
  row: CodelessCase,
  person: Person,
): CaseWithoutCode {
  const phone = parsePhone(person.phone ?? "");
  const reached = phone !== undefined && phoneKind(phone) === "mobile";
  return {
    caseId: row.id,
    caseNumber: numberOf(config, row.number),
    person: shownPerson(person),
    why: reached ? "not_issued" : "no_number",
  };
}
