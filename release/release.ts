/**
 * `npm run release`: the release of every server, in `dist/`; `-- keys` of one, `-- --image` with images. The same commit
 * gives the same bytes; record 0078 says what that rests on.
 */
import { resolve } from "node:path";
import { SERVERS } from "./servers.ts";
import { writeRelease } from "./write-release.ts";

const words = process.argv.slice(2);
const named = words.filter((word) => word !== "--image");
const unknown = named.filter((name) => !(SERVERS as readonly string[]).includes(name));
if (unknown.length > 0) throw new RangeError(`npm run release takes ${SERVERS.join(", ")} and --image`);
const chosen = SERVERS.filter((server) => named.length === 0 || named.includes(server));
await writeRelease(chosen, resolve(import.meta.dirname, "../dist"), words.includes("--image"), console.log);
