/** Chooses the view of a notice. */
import type { Notice } from "@bluezone/device/state";
import type { Scene, Sight, View } from "./view.ts";
import { bluetoothOff } from "./views/bluetooth-off.ts";
import { cannotHear } from "./views/cannot-hear.ts";
import { cannotSend } from "./views/cannot-send.ts";
import { clockWrong } from "./views/clock-wrong.ts";
import { configExpired } from "./views/config-expired.ts";
import { dataDamaged } from "./views/data-damaged.ts";
import { exposedHigh } from "./views/exposed-high.ts";
import { exposedLow } from "./views/exposed-low.ts";
import { firstDay } from "./views/first-day.ts";
import { listsRefused } from "./views/lists-refused.ts";
import { noRadio } from "./views/no-radio.ts";
import { notChecked } from "./views/not-checked.ts";
import { offline } from "./views/offline.ts";
import { paused } from "./views/paused.ts";
import { permissionMissing } from "./views/permission-missing.ts";
import { positiveNotShared } from "./views/positive-not-shared.ts";
import { positiveShared } from "./views/positive-shared.ts";
import { protectedView } from "./views/protected.ts";
import { silent } from "./views/silent.ts";
import { stopped } from "./views/stopped.ts";
import { storageFull } from "./views/storage-full.ts";
import { switchedOff } from "./views/switched-off.ts";
import { update } from "./views/update.ts";
import { welcome } from "./views/welcome.ts";
import { withdrawn } from "./views/withdrawn.ts";

const VIEWS: { readonly [Kind in Notice["is"]]: View<Kind> } = {
  welcome,
  "no-radio": noRadio,
  "positive-not-shared": positiveNotShared,
  "exposed-high": exposedHigh,
  "bluetooth-off": bluetoothOff,
  "permission-missing": permissionMissing,
  update,
  "switched-off": switchedOff,
  stopped,
  "cannot-hear": cannotHear,
  silent,
  "storage-full": storageFull,
  "clock-wrong": clockWrong,
  "data-damaged": dataDamaged,
  "cannot-send": cannotSend,
  "lists-refused": listsRefused,
  "not-checked": notChecked,
  "config-expired": configExpired,
  paused,
  "exposed-low": exposedLow,
  withdrawn,
  "positive-shared": positiveShared,
  offline,
  "first-day": firstDay,
  protected: protectedView,
};

/** What home says of a notice. */
export const sightOf = (notice: Notice, scene: Scene): Sight =>
  (VIEWS[notice.is] as View<Notice["is"]>)(notice as never, scene);
