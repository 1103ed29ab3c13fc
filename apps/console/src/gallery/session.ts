/** Who is signed in where no server is: somebody of a district who may do everything. For pages that are looked at and tested. */
import type { Endpoint } from "@bluezone/contract/endpoint";
import { readOutlines, readProvince } from "@bluezone/contract/province";
import { AN_GIANG } from "@bluezone/policy/an-giang";
import { Refused } from "../api/refused.ts";
import type { Session } from "../shell/session.ts";

export const SESSION: Session = {
  roles: async () => ({}),
  me: {
    id: "1",
    name: "Mohamad Sa Lễ",
    unit: { id: "889-health-department@2020-01-01", name: "Ủy ban nhân dân huyện Châu Phú" },
    permissions: {},
  },
  may: () => true,
  mayAt: () => true,
  signOut: async () => {},
};

/** Whatever is asked of the server meets a dead line. */
export const dead = async (): Promise<never> => {
  throw new Refused("unreachable", 0, "no answer came");
};

const KNOWN: Readonly<Record<string, object>> = {
  [readProvince.path]: { province: AN_GIANG.document },
  [readOutlines.path]: { outlines: null },
};
/** What is known at every desk, by endpoint: the province. Undefined for every other endpoint. */
export const alwaysKnown = ({ path }: Pick<Endpoint, "path">): unknown => KNOWN[path];
