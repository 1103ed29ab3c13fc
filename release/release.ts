/**
 * `npm run release`: the release of every server, in `dist/`; `-- keys` of one, `-- --image` with images. The same commit
 * gives the same bytes; record 0078 says what that rests on. With `RELEASE_KEY=FILE` the hashes are signed.
 */
import { resolve } from "node:path";
import { SERVERS } from "./servers.ts";
import { signSums } from "./sign-sums.ts";
import { writeRelease } from "./write-release.ts";

const words = process.argv.slice(2);
const named = words.filter((word) => word !== "--image");
const unknown = named.filter((name) => !(SERVERS as readonly string[]).includes(name));
if (unknown.length > 0) throw new RangeError(`npm run release takes ${SERVERS.join(", ")} and --image`);
const chosen = SERVERS.filter((server) => named.length === 0 || named.includes(server));
const out = resolve(import.meta.dirname, "../dist");
await writeRelease(chosen, out, words.includes("--image"), console.log);
const key = process.env["RELEASE_KEY"];
if (key !== undefined) signSums(out, key);
