/** The desks' pages, built once for all bundles of a release. */
import { cpSync } from "node:fs";
import { relative, resolve } from "node:path";
import { buildConsole } from "@bluezone/console/build";
import type { WriteDesks } from "./bundle.ts";

const top = resolve(import.meta.dirname, "..");

/** Builds them into `folder`; what is given back copies them into a bundle. */
export async function buildDesks(folder: string): Promise<WriteDesks> {
  const modules = new Set<string>();
  await buildConsole(folder, undefined, [
    {
      name: "modules",
      generateBundle(_options, files) {
        for (const file of Object.values(files))
          if (file.type === "chunk")
            for (const id of file.moduleIds) if (!id.startsWith("\0")) modules.add(relative(top, id));
      },
    },
  ]);
  return async (to) => {
    cpSync(folder, to, { recursive: true });
    return [...modules];
  };
}
