/** The field view of placements: a page of its own, because it must open without a network. */
import "./field.css";
import { openPage } from "../../../offline/open-page.tsx";
import { fleetingStore, openBrowserStore } from "./browser-store.ts";
import { Field } from "./field.tsx";

const store = await openBrowserStore().catch(() => undefined);
openPage("field", (ports) => (
  <Field {...ports} store={store ?? fleetingStore()} lasting={store !== undefined} />
));
