/** The shape that says a state beside its words: meaning never rests on colour. */
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconClockExclamation,
  IconDownload,
  IconEarOff,
  IconHeartHandshake,
  IconInfoCircle,
  IconPlayerPause,
  IconUsers,
  IconWifiOff,
} from "@tabler/icons-react";
import type { PanelView } from "../src/stage/view.ts";
import { panelIcon, type Shape } from "./home-words.ts";

const SHAPES = {
  well: IconCircleCheck,
  act: IconAlertTriangle,
  near: IconUsers,
  calm: IconInfoCircle,
  offline: IconWifiOff,
  paused: IconPlayerPause,
  deaf: IconEarOff,
  unchecked: IconClockExclamation,
  shared: IconHeartHandshake,
  withdrawn: IconArrowBackUp,
  update: IconDownload,
} as const satisfies Readonly<Record<Shape, unknown>>;

export function ToneIcon({ panel, size }: { readonly panel: PanelView; readonly size: number }) {
  const Icon = SHAPES[panelIcon(panel)];
  return <Icon size={size} stroke={2} aria-hidden />;
}
