/** Nobody grants what they lack: of all roles, at all units. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ROLES, UNITS } from "../../testing/desk.ts";
import { type Roles, viewerOf } from "../../viewer.ts";
import { mayGrant } from "./may-grant.ts";

/** Permissions that a set of grants gives at one unit, said without scopes: the union of the roles held there or above. */
const heldAt = (roles: Roles, grants: readonly { role: string; path: string }[], path: string) =>
  new Set(grants.filter((one) => path.startsWith(one.path)).flatMap(({ role }) => roles[role] ?? []));

const unit = fc.constantFrom(...Object.entries(UNITS));
const permission = fc.constantFrom("staff.invite", "staff.read", "x.read", "x.write", "y.read");
const anyRoles = fc.dictionary(
  fc.constantFrom("r1", "r2", "r3", "r4"),
  fc.uniqueArray(permission, { maxLength: 5 }),
  { minKeys: 1, noNullPrototype: true },
);

for (const [name, roles] of [
  ["the roles of a desk", fc.constant(ROLES as Roles)],
  ["any roles", anyRoles as fc.Arbitrary<Roles>],
] as const)
  test(`with ${name}, whoever may give a role may invite there and would gain nothing by giving it to themselves`, () => {
    fc.assert(
      fc.property(
        roles.chain((all) =>
          fc.record({
            all: fc.constant(all),
            grants: fc.array(fc.tuple(fc.constantFrom(...Object.keys(all)), unit), {
              minLength: 1,
              maxLength: 4,
            }),
            role: fc.constantFrom(...Object.keys(all)),
            at: unit,
          }),
        ),
        ({ all, grants: given, role, at: [, path] }) => {
          const grants = given.map(([held, [unitId, where]]) => ({ role: held, unitId, path: where }));
          const viewer = viewerOf({ id: "someone", name: "", grants }, all);
          const before = heldAt(all, grants, path);
          const after = heldAt(all, [...grants, { role, path }], path);
          assert.equal(
            mayGrant(viewer, all, role, path),
            before.has("staff.invite") && after.size === before.size,
          );
        },
      ),
      { numRuns: 2_000 },
    );
  });

test("nobody gives a role that there is not", () => {
  const viewer = viewerOf({ id: "a", name: "", grants: [{ role: "chief", unitId: "p", path: "p/" }] }, ROLES);
  for (const role of ["king", "constructor", "__proto__"])
    assert.equal(mayGrant(viewer, ROLES, role, "p/"), false);
});
