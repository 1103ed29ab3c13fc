/** Leaves out of zod what writes schemas as JSON Schema, a fifth of it: servers describe their endpoints so, no page does. */
import type { Plugin } from "vite";

const SCHEMAS = /\/zod\/v4\/classic\/schemas\.js$/;
/** What each kind of schema says of itself. */
const WRITES = /^\s*inst\._zod\.processJSONSchema = .*;$/gm;
const WRITERS =
  /^import \{ createStandardJSONSchemaMethod, createToJSONSchemaMethod \} from "\.\.\/core\/to-json-schema\.js";$/m;

/** For the pages that are handed out. A zod of another form ends the build. */
export const withoutJsonSchema: Plugin = {
  name: "without-json-schema",
  transform: {
    filter: { id: SCHEMAS },
    handler(code) {
      if (!WRITERS.test(code) || (code.match(WRITES)?.length ?? 0) < 30)
        this.error("zod writes JSON Schema in another way now: look at what this plug-in leaves out");
      const none = `const createStandardJSONSchemaMethod = () => undefined;
const createToJSONSchemaMethod = () => () => { throw new TypeError("a page writes no JSON Schema"); };`;
      return { code: code.replace(WRITES, "").replace(WRITERS, none), map: null };
    },
  },
};
