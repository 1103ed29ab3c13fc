/** What whoever was at the node does at an alert: the steps of the app, in its words. */
import type { PhoneState } from "@bluezone/device/state";
import { dayOf, type Instant } from "@bluezone/protocol/time";
import { type Both, both } from "../../said.ts";
import { dayText } from "../said-time.ts";

type Alert = PhoneState["alerts"][number];

/** The sentences of the app, by their keys under `steps` of its catalogue `alert`. */
export const STEPS = {
  "stay-home-if-possible": both(
    "ở nhà nếu thu xếp được; đeo khẩu trang khi ở gần người khác, nhất là người lớn tuổi.",
    "stay home if you can; wear a mask near others, above all older people.",
  ),
  "stay-home-and-call": both(
    "ở yên tại nhà và gọi trạm y tế ngay; cán bộ sẽ cho biết có phải cách ly không.",
    "stay at home and call the health station now; they will say whether you must quarantine.",
  ),
  today: both("Hôm nay:", "Today:"),
  before: both("Trước {{day}}:", "Before {{day}}:"),
  soon: both("Càng sớm càng tốt:", "As soon as you can:"),
  test: both("gọi y tế để hỏi chỗ xét nghiệm.", "call to ask where to test."),
  until: both("Đến hết {{day}}:", "Until {{day}}:"),
  watch: both(
    "mỗi ngày xem có ho, sốt, khó thở; có thì gọi trước, đừng tự đến chỗ đông người.",
    "check daily for cough, fever, short breath; if any, call first and keep away from crowds.",
  ),
  "low-live": both(
    "Cứ sinh hoạt như thường, đeo khẩu trang ở chỗ đông người.",
    "Live as usual; wear a mask in crowds.",
  ),
  "low-watch": both(
    "Đến hết {{day}}, xem có ho, sốt, khó thở.",
    "Until {{day}} watch for cough, fever, short breath.",
  ),
  "low-call-station": both(
    "Có triệu chứng, hoặc còn lo, thì gọi trạm y tế.",
    "With symptoms, or if you worry, call the health station.",
  ),
} as const;

const on = ({ vi, en }: Both, day: Both): Both => ({
  vi: vi.replace("{{day}}", day.vi),
  en: en.replace("{{day}}", day.en),
});
const after = (lead: Both, then: Both): Both => ({
  vi: `${lead.vi} ${then.vi}`,
  en: `${lead.en} ${then.en}`,
});

/** The steps of an alert, in their order. */
export function alertSteps({ level, today, testBefore, watchUntil }: Alert, now: Instant): readonly Both[] {
  const until = dayText(watchUntil);
  if (level === "low") return [STEPS["low-live"], on(STEPS["low-watch"], until), STEPS["low-call-station"]];
  const late = dayOf(now, "vietnam") >= testBefore;
  return [
    after(STEPS.today, STEPS[today]),
    after(late ? STEPS.soon : on(STEPS.before, dayText(testBefore)), STEPS.test),
    after(on(STEPS.until, until), STEPS.watch),
  ];
}
