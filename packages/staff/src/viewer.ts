/** Who is signed in, and what they may do where. A store function over staff data takes the viewer's units from here. */
import { Fault } from "@bluezone/contract/fault";
import { NOWHERE, type Scope, within } from "./scope.ts";

/** A role held at a unit and all below it. */
export type Grant = { readonly role: string; readonly unitId: string; readonly path: string };

/** The permissions of each role; the server's own. */
export type Roles = Readonly<Record<string, readonly string[]>>;

/** Somebody who is signed in. */
export type Viewer = {
  /** Opaque. */
  readonly id: string;
  /** As colleagues see it. */
  readonly name: string;
  readonly grants: readonly Grant[];
  /** The unit of the first grant: where this person belongs. */
  readonly home: { readonly id: string; readonly path: string };
  /** Whether they may do it anywhere. */
  may(permission: string): boolean;
  /** Where they may do it; `NOWHERE` when they may not. */
  scope(permission: string): Scope;
  /** Throws Fault `not_allowed` unless they may do it for the unit with this path. */
  must(permission: string, path: string): void;
};

/**
 * A viewer of grants. Throws RangeError when there is none: nobody is signed in without a place. @param refused is told when
 * they ask for what is another unit's.
 */
export function viewerOf(
  person: { readonly id: string; readonly name: string; readonly grants: readonly Grant[] },
  roles: Roles,
  refused: () => void = () => {},
): Viewer {
  const { id, name, grants } = person;
  const [first] = grants;
  if (!first) throw new RangeError("a viewer has at least one grant");
  const scope = (permission: string): Scope => {
    const paths = grants.filter(({ role }) => roles[role]?.includes(permission)).map(({ path }) => path);
    return paths.length === 0 ? NOWHERE : { paths };
  };
  return {
    id,
    name,
    grants,
    home: { id: first.unitId, path: first.path },
    scope,
    may: (permission) => scope(permission).paths.length > 0,
    must(permission, path) {
      if (within(scope(permission), path)) return;
      refused();
      throw new Fault("not_allowed", "This belongs to another unit, or is not yours to do.");
    },
  };
}
