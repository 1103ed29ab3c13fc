/** A node that is none: it shows samples of a phone's state (demo data), and a code leads from one to the next. For tests of its pages and pictures. */
import { fixedPhone } from "@bluezone/device/doubles/handle";
import { SAMPLED_AT, SAMPLES } from "@bluezone/device/samples";
import type { PhoneState } from "@bluezone/device/state";
import { Hours, minus } from "@bluezone/protocol/time";
import type { Node } from "../node.ts";
import type { NodeStatus } from "../node-status.ts";

/** What is not as in a node that works. */
type SampleOptions = Partial<Pick<NodeStatus, "radio" | "trouble" | "configRefused">> & {
  readonly sample?: string;
  /** No list was ever read. */
  readonly neverChecked?: boolean;
};

/** A node in a state; `taps` notes what was tapped. */
export function sampledNode({
  sample = "protected",
  radio = "on",
  trouble = null,
  configRefused = null,
  neverChecked = false,
}: SampleOptions = {}): Node & {
  readonly taps: string[];
} {
  const taps: string[] = [];
  const of = (name: string): PhoneState => {
    const state = SAMPLES[name];
    if (!state) throw new RangeError(`there is no sample ${name}`);
    return neverChecked ? { ...state, lines: { ...state.lines, lastChecked: null } } : state;
  };
  let state = of(sample);
  const tapped = (name: string, next: string) => async () => {
    taps.push(name);
    state = of(next);
  };
  const fixed = fixedPhone(state);
  return {
    taps,
    phone: {
      ...fixed,
      state: () => state,
      tap: {
        ...fixed.tap,
        enterCode: tapped("enterCode", "share-ready-unanswered"),
        async answer() {
          await tapped("answer", "share-ready-no-symptoms")();
          return "answered";
        },
        share: tapped("share", "share-shared"),
        decline: tapped("decline", "share-ready-declined"),
        forgetCode: tapped("forgetCode", "protected"),
      },
    },
    status: () => ({
      now: SAMPLED_AT,
      startedAt: minus(SAMPLED_AT, Hours(50)),
      radio,
      trouble,
      configRefused,
      heardToday: 214,
      health: "https://health.example.vn",
      phone: state,
    }),
  };
}
