/**
 * Four organisations of the An Giang that came into being on 1 July 2025 out of An Giang and Kiên Giang (resolution
 * 202/2025/QH15): enough to carry a campaign over that day. "Số liệu minh họa": the names and what they took over are made
 * up but for the province and the ward, which took an old ward's code (30307). The 102 communes are not entered.
 */
import { validity } from "./dated.ts";
import { type OrgUnit, orgUnit } from "./org-unit.ts";

const common = { border: true, illustrative: true, ...validity("2025-07-01") } as const;

const COMMITTEE: OrgUnit = orgUnit({
  code: "91-province-committee",
  type: "province-committee",
  name: "Ủy ban nhân dân tỉnh An Giang",
  ...common,
});
const WARD: OrgUnit = orgUnit({
  code: "30307-commune-committee",
  type: "commune-committee",
  name: "Ủy ban nhân dân phường Long Xuyên",
  parent: COMMITTEE.id,
  commune: "30307",
  ...common,
  border: false,
});

/** The organisations, the committee first. */
export const AN_GIANG_2025: readonly OrgUnit[] = [
  COMMITTEE,
  orgUnit({
    code: "91-information-department",
    type: "information-department",
    name: "Sở Khoa học và Công nghệ An Giang",
    parent: COMMITTEE.id,
    ...common,
  }),
  WARD,
  orgUnit({
    code: "30307-loudspeaker-station",
    type: "loudspeaker-station",
    name: "Đài Truyền thanh phường Long Xuyên",
    parent: WARD.id,
    commune: "30307",
    ...common,
    border: false,
  }),
];
