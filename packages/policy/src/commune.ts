/**
 * An Giang's communes. Codes, names and kinds: General Statistics Office, list of 6 October 2019. Changes until the
 * merger of 1 July 2025: three townships from 1 January 2021 (resolution of 9 December 2020); seven wards and two
 * townships from 10 April 2023 (resolution 721/NQ-UBTVQH15); Đông Xuyên into Mỹ Xuyên on 1 January 2025 (arrangement
 * of 2023–2025).
 */
import { addDays, type Day, parseDay } from "@bluezone/protocol/time";
import { register, type Validity, validity } from "./dated.ts";
import type { Unit } from "./unit.ts";

/** A ward, township or commune. */
export type Commune = Unit & {
  /** Code of its district. */
  readonly parent: string;
};

const KINDS = { P: "ward", T: "township", X: "commune" } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS];

/** By district: the last three digits of the code (30…), the kind's letter (phường, thị trấn, xã), the name. */
const LIST = {
  883: `
    280P Mỹ Bình · 283P Mỹ Long · 285P Đông Xuyên · 286P Mỹ Xuyên · 289P Bình Đức · 292P Bình Khánh ·
    295P Mỹ Phước · 298P Mỹ Quý · 301P Mỹ Thới · 304P Mỹ Thạnh · 307P Mỹ Hòa · 310X Mỹ Khánh ·
    313X Mỹ Hoà Hưng`,
  884: `
    316P Châu Phú B · 319P Châu Phú A · 322P Vĩnh Mỹ · 325P Núi Sam · 328P Vĩnh Ngươn · 331X Vĩnh Tế ·
    334X Vĩnh Châu`,
  886: `
    337T An Phú · 340X Khánh An · 341T Long Bình · 343X Khánh Bình · 346X Quốc Thái · 349X Nhơn Hội ·
    352X Phú Hữu · 355X Phú Hội · 358X Phước Hưng · 361X Vĩnh Lộc · 364X Vĩnh Hậu · 367X Vĩnh Trường ·
    370X Vĩnh Hội Đông · 373X Đa Phước`,
  887: `
    376P Long Thạnh · 377P Long Hưng · 378P Long Châu · 379X Phú Lộc · 382X Vĩnh Xương ·
    385X Vĩnh Hòa · 387X Tân Thạnh · 388X Tân An · 391X Long An · 394P Long Phú · 397X Châu Phong ·
    400X Phú Vĩnh · 403X Lê Chánh · 412P Long Sơn`,
  888: `
    406T Phú Mỹ · 409T Chợ Vàm · 415X Long Hoà · 418X Phú Long · 421X Phú Lâm · 424X Phú Hiệp ·
    427X Phú Thạnh · 430X Hoà Lạc · 433X Phú Thành · 436X Phú An · 439X Phú Xuân · 442X Hiệp Xương ·
    445X Phú Bình · 448X Phú Thọ · 451X Phú Hưng · 454X Bình Thạnh Đông · 457X Tân Hòa ·
    460X Tân Trung`,
  889: `
    463T Cái Dầu · 466X Khánh Hòa · 469X Mỹ Đức · 472X Mỹ Phú · 475X Ô Long Vỹ ·
    478X Vĩnh Thạnh Trung · 481X Thạnh Mỹ Tây · 484X Bình Long · 487X Bình Mỹ · 490X Bình Thủy ·
    493X Đào Hữu Cảnh · 496X Bình Phú · 499X Bình Chánh`,
  890: `
    502T Nhà Bàng · 505T Chi Lăng · 508X Núi Voi · 511X Nhơn Hưng · 514X An Phú · 517X Thới Sơn ·
    520T Tịnh Biên · 523X Văn Giáo · 526X An Cư · 529X An Nông · 532X Vĩnh Trung · 535X Tân Lợi ·
    538X An Hảo · 541X Tân Lập`,
  891: `
    544T Tri Tôn · 547T Ba Chúc · 550X Lạc Quới · 553X Lê Trì · 556X Vĩnh Gia · 559X Vĩnh Phước ·
    562X Châu Lăng · 565X Lương Phi · 568X Lương An Trà · 571X Tà Đảnh · 574X Núi Tô · 577X An Tức ·
    580X Cô Tô · 583X Tân Tuyến · 586X Ô Lâm`,
  892: `
    589T An Châu · 592X An Hòa · 595X Cần Đăng · 598X Vĩnh Hanh · 601X Bình Thạnh · 604X Vĩnh Bình ·
    607X Bình Hòa · 610X Vĩnh An · 613X Hòa Bình Thạnh · 616X Vĩnh Lợi · 619X Vĩnh Nhuận ·
    622X Tân Phú · 625X Vĩnh Thành`,
  893: `
    628T Chợ Mới · 631T Mỹ Luông · 634X Kiến An · 637X Mỹ Hội Đông · 640X Long Điền A · 643X Tấn Mỹ ·
    646X Long Điền B · 649X Kiến Thành · 652X Mỹ Hiệp · 655X Mỹ An · 658X Nhơn Mỹ · 661X Long Giang ·
    664X Long Kiến · 667X Bình Phước Xuân · 670X An Thạnh Trung · 673X Hội An · 676X Hòa Bình ·
    679X Hòa An`,
  894: `
    682T Núi Sập · 685T Phú Hoà · 688T Óc Eo · 691X Tây Phú · 692X An Bình · 694X Vĩnh Phú ·
    697X Vĩnh Trạch · 700X Phú Thuận · 703X Vĩnh Chánh · 706X Định Mỹ · 709X Định Thành ·
    712X Mỹ Phú Đông · 715X Vọng Đông · 718X Vĩnh Khánh · 721X Thoại Giang · 724X Bình Thành ·
    727X Vọng Thê`,
};

/** When communes changed their kind, or ended (null). */
const CHANGES: readonly (readonly [day: string, kind: Kind | null, codes: string])[] = [
  ["2021-01-01", "township", "30478 30580 30604"],
  ["2023-04-10", "ward", "30502 30505 30508 30511 30514 30517 30520"],
  ["2023-04-10", "township", "30373 30673"],
  ["2025-01-01", null, "30285"],
];

const WHOLE = validity("2019-10-06", "2025-06-30");

/** The spans of time in which a commune keeps its kind. */
function spans(code: string, kind: Kind): readonly (Validity & { readonly kind: Kind })[] {
  const change = CHANGES.find(([, , codes]) => codes.split(" ").includes(code));
  if (!change) return [{ kind, ...WHOLE }];
  const start: Day = parseDay(change[0]);
  const before = { kind, ...WHOLE, validTo: addDays(start, -1) };
  return change[1] === null ? [before] : [before, { ...WHOLE, kind: change[1], validFrom: start }];
}

/** Every commune of An Giang, by district and code. */
export const COMMUNES: readonly Commune[] = register(
  Object.entries(LIST).flatMap(([parent, list]) =>
    list.split("·").flatMap((entry) => {
      const [, digits, letter, name] = /^(\d{3})([PTX]) (.+)$/.exec(entry.trim())!;
      const code = `30${digits}`;
      return spans(code, KINDS[letter as keyof typeof KINDS]).map((span) => ({
        code,
        name: name!,
        parent,
        ...span,
      }));
    }),
  ),
  ({ code }) => code,
);
