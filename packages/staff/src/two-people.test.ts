/** V33: an administrator cannot become two people alone; over real HTTP. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { renew } from "@bluezone/contract/staff/invitations";
import { shared } from "@bluezone/server-kit/testing/shared";
import { type Role, testDesk } from "./testing/desk.ts";
import { invitedBy } from "./testing/invited-by.ts";
import { acceptWith, PASSWORD, type SignedIn } from "./testing/sign-in.ts";
import { actorIn, isSecondPerson } from "./two-people.ts";

const desk = shared(() => testDesk());

const invited = (by: SignedIn, role: Role) => invitedBy(by, { url: desk.url, role, unitId: "a" });
/** Takes a link that renews. */
const take = (link: string) =>
  acceptWith(desk.url, {
    token: link.split("#t=")[1] ?? "",
    name: "Người cũ",
    signInName: "ten.cu",
    password: PASSWORD,
  });
/** Whether the second can approve what the first wrote. */
const two = async (first: { readonly id: string }, second: { readonly id: string }) =>
  isSecondPerson(await actorIn(desk.database.db, second.id), [first.id]);

test("V33: who invites and whom they invite are one person, and so are all whom they invite, through however many links", async () => {
  const [chief, other] = [await desk.join("chief", "p"), await desk.join("chief", "p")];
  const [clerk, puppet] = [await invited(chief, "clerk"), await invited(chief, "chief")];
  const further = await invited(puppet, "clerk");
  for (const first of [chief, clerk, puppet, further])
    for (const second of [chief, clerk, puppet, further])
      assert.equal(await two(first, second), false, `${first.signInName} and ${second.signInName}`);
  const guest = await invited(other, "clerk");
  for (const one of [chief, clerk, puppet, further])
    for (const another of [other, guest]) {
      assert.equal(await two(one, another), true);
      assert.equal(await two(another, one), true);
    }
});

test("V33: whom another administrator gives a new link is theirs from then on: let in honestly, or taken over", async () => {
  const [chief, other] = [await desk.join("chief", "p"), await desk.join("chief", "p")];
  const [writer, approver] = [await invited(chief, "clerk"), await invited(chief, "clerk")];
  assert.equal(await two(writer, approver), false);
  const { link } = await other.post(renew, { personId: approver.id });
  assert.equal(await two(writer, approver), false, "a link that nobody has used changes nothing");
  await take(link);
  assert.equal(await two(writer, approver), true);
  assert.equal(await two(other, approver), false);

  const operators = await desk.join("clerk", "a");
  assert.equal(await two(writer, operators), true);
  await take((await chief.post(renew, { personId: operators.id })).link);
  assert.equal(await two(writer, operators), false, "who renews an account can sign in with it");
});
