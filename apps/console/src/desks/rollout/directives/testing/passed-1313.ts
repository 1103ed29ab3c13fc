/** Letter 1313 entered, filed and passed down, for tests of pages that come after. */
import { fileDirective, readDirective, registerLetter1313 } from "@bluezone/contract/rollout/directives";
import { passDown, planAll } from "@bluezone/contract/rollout/planned-tasks";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";

/** Passes everything down by `dueOn`; the letter's id. `officer` is of the province's desk. */
export async function passed1313(officer: SignedIn, dueOn: string): Promise<string> {
  const { id } = await officer.post(registerLetter1313, {});
  await officer.post(planAll, { directiveId: id, dueOn });
  const { directive } = await officer.post(readDirective, { id });
  await officer.post(fileDirective, { id, version: directive.version });
  await officer.post(passDown, { directiveId: id });
  return id;
}
