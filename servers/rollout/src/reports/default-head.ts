/** The head that an office's papers have until it has written its own: the names that its place in the register gives. */
import type { PaperHead } from "@bluezone/contract/rollout/reports";
import type { Unit } from "@bluezone/contract/units";

const PLACE = "An Giang";
const signature = { authority: null, title: "Giám đốc", name: "" };

/** The department reports to the province's committee, every other office to the department. */
export function defaultHead({ name, parent }: Pick<Unit, "name" | "parent">): PaperHead {
  if (parent === null)
    return {
      parentBody: `UBND tỉnh ${PLACE}`,
      issuer: "Sở Thông tin và Truyền thông",
      symbol: "BC-STTTT",
      place: PLACE,
      addressees: [`Ủy ban nhân dân tỉnh ${PLACE}`],
      legalBasis: [],
      signature,
      recipients: ["Như trên", "Các phòng, trung tâm", "Lưu: VT, KHTC"],
    };
  const committee = name.startsWith("Ủy ban nhân dân");
  return {
    parentBody: `UBND tỉnh ${PLACE}`,
    issuer: name,
    symbol: committee ? "BC-UBND" : "BC-ĐV",
    place: PLACE,
    addressees: [`Sở Thông tin và Truyền thông ${PLACE}`],
    legalBasis: [],
    signature: committee
      ? { authority: { by: "TM.", of: "Ủy ban nhân dân" }, title: "Chủ tịch", name: "" }
      : { ...signature, title: "Thủ trưởng đơn vị" },
    recipients: ["Như trên", "Lưu: VT"],
  };
}
