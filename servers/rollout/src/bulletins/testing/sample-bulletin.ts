/** The sample bulletin of tests: five blocks of letter 1313, as a draft that nothing stands against, and on its way. */
import type { Content } from "@bluezone/contract/rollout/bulletin-content";
import { approveBulletin, startBulletin, submitBulletin } from "@bluezone/contract/rollout/bulletins";
import type { SignedIn } from "@bluezone/staff/testing/sign-in";

/** The first version of a block as an item. */
export const block = (code: string) => ({ kind: "block" as const, code, version: 1 });

/** What a draft has that is ready to be submitted. */
export const SAMPLE = {
  items: ["C2", "C3", "C11", "C10", "C7"].map(block),
  source: "Sở Y tế An Giang (số liệu minh họa)",
  cutOff: "2020-12-27T10:00:00.000Z",
  ticks: ["one-action", "no-identity", "no-blame", "last-is-doable"],
} satisfies Partial<Content>;

/** Starts it, submits it and has a second person approve it; the package. `content` is what is otherwise. */
export async function publishSample(
  officer: SignedIn,
  approver: SignedIn,
  id: string,
  content: Partial<Content> = {},
) {
  await officer.post(startBulletin, { id, content: { ...SAMPLE, ...content } });
  const { version } = await officer.post(submitBulletin, { id, version: 1 });
  const answer = await approver.post(approveBulletin, { id, version });
  return answer.package;
}
