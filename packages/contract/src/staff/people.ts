/** Looking after people: who is there, which roles they hold where. Nobody gives or takes what they do not hold themselves. */
import { z } from "zod";
import { staffEndpoint } from "./endpoint.ts";
import { GrantShape, StaffId } from "./fields.ts";

/** A person as whoever looks after people sees them, with the roles that lie within the viewer's reach. */
const Person = z.object({
  id: StaffId,
  name: z.string(),
  signInName: z.string(),
  grants: z.array(GrantShape).readonly(),
  suspended: z.boolean(),
});

/** People with a role within the viewer's reach, by name. */
export const listPeople = staffEndpoint({
  path: "/api/staff/people",
  summary: "People with a role within reach.",
  permission: "staff.read",
  request: z.object({}),
  response: z.object({ people: z.array(Person).readonly() }),
});

const OF_A_PERSON = GrantShape.extend({ personId: StaffId });
const LAST = {
  /** Afterwards nobody would be left who could give it back. */
  last_holder: 409,
} as const;

/** Gives a role at a unit. Giving it twice changes nothing. */
export const grant = staffEndpoint({
  path: "/api/staff/grant",
  summary: "Gives a person a role at a unit.",
  permission: "staff.invite",
  request: OF_A_PERSON,
  response: z.object({}),
  faults: { unknown_role: 422, unknown_unit: 422 },
});

/** Takes a role at a unit away. Who has none left is signed out. */
export const revoke = staffEndpoint({
  path: "/api/staff/revoke",
  summary: "Takes a role at a unit away.",
  permission: "staff.invite",
  request: OF_A_PERSON,
  response: z.object({}),
  faults: LAST,
});

/** Lets a person in no more; their sessions end at once. Roles and entries stay. */
export const suspend = staffEndpoint({
  path: "/api/staff/suspend",
  summary: "Lets a person in no more.",
  permission: "staff.invite",
  request: z.object({ personId: StaffId }),
  response: z.object({}),
  faults: LAST,
});

/** Lets a suspended person in again. */
export const resume = staffEndpoint({
  path: "/api/staff/resume",
  summary: "Lets a suspended person in again.",
  permission: "staff.invite",
  request: z.object({ personId: StaffId }),
  response: z.object({}),
});
