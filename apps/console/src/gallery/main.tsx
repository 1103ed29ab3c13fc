/** Every component of the kit in every state, in the shell: for looking and for tests, never in what is handed out. */
import { parseInstant } from "@bluezone/protocol/time";
import { IconLayoutGrid } from "@tabler/icons-react";
import { RouterProvider } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Api } from "../api/api.ts";
import { createServerTime } from "../api/server-time.ts";
import type { Page } from "../shell/page.ts";
import { createDeskRouter } from "../shell/router.tsx";
import { SessionContext } from "../shell/session.ts";
import { show } from "../shell/surroundings.tsx";
import { Dialogs } from "./dialogs.tsx";
import { Drawings } from "./drawings.tsx";
import { Forms } from "./forms.tsx";
import { alwaysKnown, dead, SESSION } from "./session.ts";
import { States } from "./states.tsx";
import { System } from "./system.tsx";
import { Tables } from "./tables.tsx";

const time = createServerTime();
time.heard(parseInstant("2020-12-27T17:00:00+07:00"));

const api: Api = {
  ask: async (endpoint) => (alwaysKnown(endpoint) as never) ?? dead(),
  upload: dead,
  href: ({ path }) => path,
};

const page = (
  path: `/${string}`,
  title: NonNullable<Page["menu"]>["title"],
  letter: string,
  Component: ComponentType,
): Page => ({
  path,
  menu: { title, group: "groupRun", icon: IconLayoutGrid, letter },
  load: async () => Component,
});

const router = createDeskRouter({
  pages: [
    page("/states", "tasks", "t", States),
    page("/forms", "numbers", "s", Forms),
    page("/tables", "placements", "p", Tables),
    page("/drawings", "map", "m", Drawings),
    page("/system", "venues", "v", System),
    page("/dialogs", "bulletins", "b", Dialogs),
  ],
  home: () => "/states",
});

show(
  { api, time },
  <SessionContext value={SESSION}>
    <RouterProvider router={router} />
  </SessionContext>,
);
