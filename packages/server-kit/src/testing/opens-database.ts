/** Which test files stand on a database. */
import { readFileSync } from "node:fs";

/** What a test file that opens a database says. */
const OPENS = /\b(testEngine|testHealth|startKeys|testDesk|testRollout)\(/;

/** Whether a test file (its path) opens a fresh database. */
export const opensDatabase = (file: string): boolean => OPENS.test(readFileSync(file, "utf8"));
