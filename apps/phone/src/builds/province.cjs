/** Which province an app is built for: PHONE_PROVINCE names a document that comes with the program, or the path of another. */
const { existsSync } = require("node:fs");
const path = require("node:path");

const DATA = path.join(__dirname, "../../../../packages/policy/data/provinces");
const HOME = path.join(DATA, "../../src/home.ts");

/** The document of a build; undefined for the one that `home.ts` names. Throws for one that is not there. */
function provinceFile(named) {
  if (!named) return undefined;
  const shipped = path.join(DATA, `${named}.json`);
  const file = /^[a-z-]+$/.test(named) ? shipped : path.resolve(named);
  if (!existsSync(file)) throw new Error(`PHONE_PROVINCE: there is no ${file}`);
  return file;
}

/** Whether a file is the document that `home.ts` asks for: that one alone is another in a build for another province. */
const isHome = (file, askedBy) => path.dirname(file) === DATA && askedBy === HOME;

module.exports = { provinceFile, isHome };
