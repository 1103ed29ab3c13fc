/** The head that an office's papers have until it has written its own: the names that its place in the register gives. */
import type { PaperHead } from "@bluezone/contract/rollout/reports";
import type { Unit } from "@bluezone/contract/units";
import type { Province } from "@bluezone/policy/province";

const signature = { authority: null, title: "Giám đốc", name: "" };

/** The department reports to the province's committee, every other office to the department. */
export function defaultHead(
  { name: place, names: { committee, information } }: Pick<Province, "name" | "names">,
  { name, parent }: Pick<Unit, "name" | "parent">,
): PaperHead {
  const above = committee.replace(/^Ủy ban nhân dân/u, "UBND");
  if (parent === null)
    return {
      parentBody: above,
      issuer: "Sở Thông tin và Truyền thông",
      symbol: "BC-STTTT",
      place,
      addressees: [committee],
      legalBasis: [],
      signature,
      recipients: ["Như trên", "Các phòng, trung tâm", "Lưu: VT, KHTC"],
    };
  const ofCommittee = name.startsWith("Ủy ban nhân dân");
  return {
    parentBody: above,
    issuer: name,
    symbol: ofCommittee ? "BC-UBND" : "BC-ĐV",
    place,
    addressees: [information],
    legalBasis: [],
    signature: ofCommittee
      ? { authority: { by: "TM.", of: "Ủy ban nhân dân" }, title: "Chủ tịch", name: "" }
      : { ...signature, title: "Thủ trưởng đơn vị" },
    recipients: ["Như trên", "Lưu: VT"],
  };
}
